import type { Bot } from '#bot/bot.ts';
import { deskThere } from '#bot/context.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { readDraft } from '#drafts/draft.ts';
import { enqueueBatchNotice } from '#drafts/importing/batch-notice.ts';
import { type Batch, readBatch, readBatchDrafts } from '#drafts/importing/batch.ts';
import { makeNextRows, stopMaking } from '#publishing/make-rows.ts';

import { deliverBatch } from './deliver-batch.ts';
import type { ImportJob } from './import-queue.ts';
import { loseFile, takeFile } from './take-file.ts';

/** Does one job of an import. A job is only the trigger: finished steps are not repeated. */
export async function workImport(bot: Bot, job: ImportJob, signal: AbortSignal): Promise<void> {
  if (job.step === 'read') return takeFile(bot, job, signal);
  const there = await batchThere(bot, job.batchId);
  if (there === null) return;
  switch (job.step) {
    case 'make':
      return makeRows(bot, there, signal);
    case 'ask':
      return askForRows(bot, there, job.person, signal);
    case 'show':
      return deliverBatch(bot, there.chat, there.batch.id);
  }
}

/** Tells of a job that was given up after all retries. */
export async function loseImport(bot: Bot, job: ImportJob): Promise<void> {
  if (job.step === 'read') return loseFile(bot, job);
  bot.logger.error({ batchId: job.batchId, step: job.step }, 'the bot gave a step of an import up');
  if (job.step === 'make') await bot.store.write((work) => stopMaking(work, job.batchId));
}

interface BatchThere {
  readonly batch: Batch;
  readonly desk: Desk;
  readonly chat: ChatPlatform;
}

async function batchThere({ store, chats }: Bot, batchId: string): Promise<BatchThere | null> {
  const batch = await readBatch(store.db, batchId);
  const desk = batch === null ? null : await readDesk(store.db, { id: batch.deskId }, store.clock.now());
  const chat = desk === null ? undefined : chats.get(desk.platform);
  return batch === null || desk === null || chat === undefined ? null : { batch, desk, chat };
}

/** Makes drafts from the remaining rows, a few per transaction. */
async function makeRows(bot: Bot, { batch, desk }: BatchThere, signal: AbortSignal): Promise<void> {
  const making = { batchId: batch.id, desk, rules: bot.rules };
  while (await bot.store.write((work) => makeNextRows(work, making))) signal.throwIfAborted();
}

/** Asks for approval of each draft of a batch that nobody has asked about, as the person who pressed. */
async function askForRows(
  bot: Bot,
  { batch, desk, chat }: BatchThere,
  person: string,
  signal: AbortSignal,
): Promise<void> {
  const there = await deskThere(bot, chat, desk.channel);
  if (there.kind !== 'desk') return;
  for (const { draftId } of await readBatchDrafts(bot.store.db, batch.id)) {
    signal.throwIfAborted();
    const draft = await readDraft(bot.store.db, draftId);
    if (draft === null || draft.state !== 'writing') continue;
    const { number: revision, fingerprint } = draft.current;
    const asked = {
      draftId,
      revision,
      fingerprint,
      person,
      desk: there.desk,
      rules: bot.rules,
      members: there.members,
    };
    // A draft that changed, or has a blocking finding, stays in writing: its card says why.
    await bot.store.write((work) => askForApproval(work, asked));
  }
  await bot.store.write((work) => enqueueBatchNotice(work, batch));
}
