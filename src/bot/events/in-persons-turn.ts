import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { keyedMutex } from '#keyed-mutex.ts';

/**
 * The number of one person's waiting events from which further buttons are skipped. Nobody presses that many by hand
 * while the first is still being answered, but a script does.
 */
const mostWaiting = 20;

const mutex = keyedMutex();

/** The number of each person's waiting events, including the current one, and whether any was skipped. */
const waiting = new Map<string, { count: number; isPassingOver: boolean }>();

/**
 * Runs the work for one person's events one after the other, so that a script in their name does not slow down
 * everybody else. Buttons beyond `mostWaiting` are skipped without effect, which is reported once. Reactions never are,
 * since each says how things stand.
 */
export async function inPersonsTurn(
  chat: Pick<ChatPlatform, 'id'>,
  event: ChatEvent,
  { work, passingOver }: { readonly work: () => Promise<void>; readonly passingOver: () => void },
): Promise<void> {
  if (!('user' in event)) return work();
  const key = `person ${chat.id} ${event.user}`;
  const theirs = waiting.get(key) ?? { count: 0, isPassingOver: false };
  if (event.kind === 'button' && theirs.count >= mostWaiting) {
    if (!theirs.isPassingOver) passingOver();
    theirs.isPassingOver = true;
    return;
  }
  theirs.count += 1;
  waiting.set(key, theirs);
  try {
    await mutex(key, work);
  } finally {
    theirs.count -= 1;
    if (theirs.count === 0) waiting.delete(key);
  }
}
