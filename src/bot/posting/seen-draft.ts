import type { Bot } from '#bot/bot.ts';
import { type DraftView, readDraftView } from '#bot/drafting/draft-view.ts';
import type { ChatPlatform } from '#chat/chat.ts';

/** A draft as it was read, with the journal's last entry at that moment. */
export interface SeenDraft {
  readonly view: DraftView;
  readonly journalSeq: bigint;
}

/** Reads a draft with all that its cards show, to tell later whether they are still right; null if it is gone. */
export async function lookAtDraft(bot: Bot, chat: ChatPlatform, draftId: string): Promise<SeenDraft | null> {
  // Comes first: what is written while the rest is read may or may not be in it.
  const last = await bot.store.db.journalEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } });
  const view = await readDraftView(bot, chat, draftId);
  return view === null ? null : { view, journalSeq: last?.seq ?? 0n };
}

/**
 * Tells whether cards made from what was seen may be out of date. Every change to a card is journaled in the
 * transaction that makes it; only absences change with time alone.
 */
export async function mayBeOutOfDate({ store }: Bot, { view, journalSeq }: SeenDraft): Promise<boolean> {
  const { desk, now: seenAt } = view;
  const now = store.clock.now();
  const [row] = await store.db.$queryRaw<{ isSo: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "JournalEntry" WHERE "seq" > ${journalSeq} AND ("deskId" = ${desk.id}::uuid OR "deskId" IS NULL)
    ) OR EXISTS (
      SELECT 1 FROM "Absence" WHERE "deskId" = ${desk.id}::uuid AND (
        "fromAt" > ${seenAt} AND "fromAt" <= ${now} OR "toAt" > ${seenAt} AND "toAt" <= ${now})
    ) AS "isSo"`;
  return row?.isSo === true;
}
