import type { Bot } from '#bot/bot.ts';
import { showTold } from '#bot/posting/show-told.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { keyedMutex } from '#keyed-mutex.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { batchCard } from './batch-card.ts';
import { readBatchView } from './batch-view.ts';
import { importQueue } from './import-queue.ts';
import { pagesOf, textsCard } from './texts-card.ts';

const inTurn = keyedMutex();
const betweenMs = 2000;

/**
 * Shows a batch's cards as they should be, in the thread of its file: the one on its rows, and every text in full on as
 * many more as it takes. A card that is as it was shown last is not sent.
 */
export async function deliverBatch(bot: Bot, chat: ChatPlatform, batchId: string): Promise<void> {
  await inTurn(batchId, async () => {
    const view = await readBatchView(bot, chat, batchId);
    if (view === null) throw new Error(`batch ${batchId} is to be shown and is gone`);
    const { batch, desk } = view;
    const where = { channel: desk.channel, thread: batch.thread };
    await showTold(bot, chat, where, { key: `batch:${batchId}`, card: batchCard(view) });
    // While they are made their number grows with each few: the texts are shown once they are all there.
    if (batch.state === 'making') return;
    for (const [at, page] of pagesOf(view.drafts).entries()) {
      await showTold(bot, chat, where, { key: `batch:${batchId}:${at + 1}`, card: textsCard(view, page) });
    }
  });
}

/**
 * Orders a batch's cards shown anew in a moment, together with all that changes until then: what happens to forty drafts at
 * once is shown once.
 */
export async function showBatchSoon(work: UnitOfWork, batchId: string): Promise<void> {
  // Each span of time has its own job, so that none that runs already could be too early for this change.
  const span = Math.floor(work.clock.now().getTime() / betweenMs);
  await work.jobs.enqueueIfAbsent(work.tx, importQueue, {
    key: `show:${batchId}:${span}`,
    data: { step: 'show', batchId },
    startAfter: new Date((span + 1) * betweenMs),
  });
}
