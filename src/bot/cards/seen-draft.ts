import type { Bot } from '#bot/bot.ts';
import { type DraftView, readDraftView } from '#bot/drafting/draft-view.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { mayHaveChanged, type Moment, momentNow } from '#desks/changed-since.ts';

/** A draft as it was read, and the moment before. */
export interface SeenDraft {
  readonly view: DraftView;
  readonly since: Moment;
}

/** Reads a draft with all that its cards show, to tell later whether they are still right; null if it is gone. */
export async function lookAtDraft(bot: Bot, chat: ChatPlatform, draftId: string): Promise<SeenDraft | null> {
  const since = await momentNow(bot.store);
  const view = await readDraftView(bot, chat, draftId);
  return view === null ? null : { view, since };
}

/** Tells whether cards made from what was seen may be out of date. */
export function mayBeOutOfDate({ store }: Bot, { view, since }: SeenDraft): Promise<boolean> {
  return mayHaveChanged(store.db, view.desk.id, { since, now: store.clock.now() });
}
