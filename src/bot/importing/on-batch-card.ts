import type { Bot } from '#bot/bot.ts';
import type { ThreadNotice } from '#bot/outbox/notice.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { readBatch, readBatchDrafts, unopenedIn } from '#drafts/importing/batch.ts';
import { openBatched } from '#drafts/importing/open-batched.ts';
import { messagesIn } from '#messages/messages.ts';

import { showBatchSoon } from './deliver-batch.ts';

/** Notices of a draft that its batch's cards show: forty drafts would otherwise mean forty messages. */
const shownThere: ReadonlySet<ThreadNotice['kind']> = new Set<ThreadNotice['kind']>([
  'draft.changed',
  'draft.revised',
  'draft.restored',
  'draft.cancelled',
  'draft.reopened',
  'draft.rejectionWithdrawn',
  'approval.asked',
  'decision.made',
  'decision.withdrawn',
  'decision.lapsed',
  'reminder.waiting',
]);

/**
 * Shows on a batch's cards what happened to a draft that nobody has opened, and returns true. An event that does not
 * fit on a card of many drafts, such as a publication, opens the draft: then its thread gets the notice.
 */
export async function shownOnBatchCard(
  bot: Bot,
  chat: ChatPlatform,
  { kind, draftId }: { readonly kind: ThreadNotice['kind']; readonly draftId: string },
): Promise<boolean> {
  const { store } = bot;
  const batchId = await unopenedIn(store.db, draftId);
  if (batchId === null) return false;
  if (!shownThere.has(kind)) {
    await openBatched(store.db, draftId, store.clock.now());
    await store.write((work) => showBatchSoon(work, batchId));
    return false;
  }
  if (kind === 'reminder.waiting') await remind(bot, chat, batchId);
  await store.write((work) => showBatchSoon(work, batchId));
  return true;
}

/** Reminds of all that waits on a batch's cards, at most once a day. */
async function remind(bot: Bot, chat: ChatPlatform, batchId: string): Promise<void> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const batch = await readBatch(db, batchId);
  const desk = batch === null ? null : await readDesk(db, { id: batch.deskId }, now);
  if (batch === null || desk === null) return;
  const ids = (await readBatchDrafts(db, batchId)).flatMap(({ draftId, openedAt }) =>
    openedAt === null ? [draftId] : [],
  );
  const waiting = await db.draft.count({ where: { id: { in: ids }, state: 'asked' } });
  if (waiting === 0) return;
  const sentence = messagesIn(desk.language).importing.reminder(waiting, batch.fileName);
  const day = now.toISOString().slice(0, 10);
  const where = { channel: desk.channel, thread: batch.thread };
  await showNotice(bot, chat, where, { key: `batch:${batchId}:reminder:${day}`, card: plainCard(sentence) });
}
