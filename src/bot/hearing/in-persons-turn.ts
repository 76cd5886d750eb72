import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { keyedMutex } from '#keyed-mutex.ts';

/** No hand presses more buttons while the first is still being answered; a script does. */
const mostWaiting = 20;

const inTurn = keyedMutex();

/** How many things of each person wait, the one that is being done among them, and whether any was passed over. */
const waiting = new Map<string, { count: number; isPassingOver: boolean }>();

/**
 * Does what follows from what one person does one thing after the other, so that however much a script does in their
 * name, everybody else is answered as before. Buttons beyond `mostWaiting` are passed over, and nothing comes of them,
 * which is told once; reactions never are, for each says how things stand.
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
    await inTurn(key, work);
  } finally {
    theirs.count -= 1;
    if (theirs.count === 0) waiting.delete(key);
  }
}
