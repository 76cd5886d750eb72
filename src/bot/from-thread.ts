import type { DeskContext } from './context.ts';
import { postedAt } from './cards/posted.ts';
import type { ThreadStart } from '#chat/chat-sink.ts';

/**
 * Returns the text and files from which a draft starts: the words that were typed, or else the message that began the
 * thread. The bot's own cards are no posts.
 */
export async function fromThread(
  { bot, chat }: DeskContext,
  thread: ThreadStart | null,
  typed: string,
): Promise<Pick<ThreadStart, 'text' | 'files'> & Partial<Pick<ThreadStart, 'by'>>> {
  const typedAlone = { text: typed, files: [] };
  if (thread === null || typed !== '') return typedAlone;
  return (await postedAt(bot, chat, thread.ref)) === null ? thread : typedAlone;
}

/** Returns the number of the draft that this thread belongs to; null if it belongs to none, or to another desk's. */
export async function numberOfThread(
  { bot, chat, desk }: DeskContext,
  thread: ThreadStart | null,
): Promise<number | null> {
  const posted = thread === null ? null : await postedAt(bot, chat, thread.ref);
  if (posted === null) return null;
  const draft = await bot.store.db.draft.findUnique({
    where: { id: posted.draftId, deskId: desk.id },
    select: { number: true },
  });
  return draft?.number ?? null;
}
