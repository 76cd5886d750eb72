import type { Bot } from '#bot/bot.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { keyedMutex } from '#keyed-mutex.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { batchCard } from './batch-card.ts';
import { readBatchView } from './batch-view.ts';
import { importQueue } from './import-queue.ts';
import { pagesOf, textsCard } from './texts-card.ts';

const mutex = keyedMutex();
const betweenMs = 2000;

/**
 * Updates a batch's cards in the thread of its file: one about its rows, and as many as needed with every text in full.
 * Unchanged cards are not sent.
 */
export async function deliverBatch(bot: Bot, chat: ChatPlatform, batchId: string): Promise<void> {
  await mutex(batchId, async () => {
    const view = await readBatchView(bot, chat, batchId);
    if (view === null) throw new Error(`batch ${batchId} is to be shown and is gone`);
    const { batch, desk } = view;
    const where = { channel: desk.channel, thread: batch.thread };
    await showNotice(bot, chat, where, { key: `batch:${batchId}`, card: batchCard(view) });
    // While drafts are being made, their number grows every few rows: show the texts once all are there.
    if (batch.state === 'importing') return;
    for (const [at, page] of pagesOf(view.drafts).entries()) {
      await showNotice(bot, chat, where, { key: `batch:${batchId}:${at + 1}`, card: textsCard(view, page) });
    }
  });
}

/**
 * Enqueues a redraw of a batch's cards in a moment, together with all changes until then: an event that concerns forty
 * drafts is shown once.
 */
export async function showBatchSoon(work: UnitOfWork, batchId: string): Promise<void> {
  // Each span of time has its own job, so that no running job is too early for this change.
  const span = Math.floor(work.clock.now().getTime() / betweenMs);
  await work.jobs.enqueueIfAbsent(work.tx, importQueue, {
    key: `show:${batchId}:${span}`,
    data: { step: 'show', batchId },
    startAfter: new Date((span + 1) * betweenMs),
  });
}
