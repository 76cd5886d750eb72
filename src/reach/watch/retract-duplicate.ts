import { z } from 'zod';

import { accountFromRow } from '#desks/account.ts';
import { type AfterRetract, afterRetract } from '#publishing/correcting/retract.ts';
import type { ForeignPost } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';
import { vouchedEntries } from '#storage/vouched-entries.ts';

import { enqueueForDesksOf } from './foreign-notice.ts';
import { type DoublePost, lockDouble } from './lock-duplicate.ts';
import type { WatchDeps } from './watch-deps.ts';
import { enqueueRetract } from './watch-queue.ts';

const timeoutSeconds = 30;
const unreadable = { kind: 'unreadable' } as const;

/** Deletes a duplicate post as somebody asked, and settles it; reports if it stays public. */
export async function retractDuplicate(
  { store, networkOf }: WatchDeps,
  { foreignId }: { readonly foreignId: string },
  stopping: AbortSignal,
): Promise<void> {
  const begunAt = store.clock.now();
  const row = await store.db.foreignPost.findUnique({ where: { id: foreignId }, include: { account: true } });
  if (row === null || row.retractAt === null || row.retractAt > begunAt) return;
  if (!(await isJournaledDouble(store, row))) {
    await store.write(async (work) => {
      const post = await lockDouble(work.tx, foreignId);
      if (post === null || post.retractAt === null) return;
      await record(work, post, { kind: 'stays', why: 'unproven' });
    });
    return;
  }
  const opened = await networkOf(accountFromRow(row.account, begunAt));
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutSeconds * 1000)]);
  const outcome = opened.kind === 'open' ? await opened.network.retract(row.remoteId, signal) : unreadable;
  await store.write(async (work) => {
    const post = await lockDouble(work.tx, foreignId);
    // Another job was faster and has recorded the outcome.
    if (post === null || post.retractAt === null || post.retractTries !== row.retractTries) return;
    await record(work, post, afterRetract(outcome, post.retractTries + 1));
  });
}

const aboutDoubles = ['seen', 'retractAsked', 'retractFailed', 'retracted', 'settled'].map((kind) => `foreign.${kind}`);
const duplicateSchema = z.object({ accountId: z.string(), remoteId: z.string(), duplicateOf: z.string() });

/**
 * Tells whether the journal proves that people were told of this very post as a duplicate, that the person of the row
 * asked for its deletion, and that nothing came of it yet. What a delivery made is none: its own draft retracts it.
 */
async function isJournaledDouble(
  { db, journalKey }: Pick<Store, 'db' | 'journalKey'>,
  { id, accountId, remoteId, duplicateOfId, retractBy }: ForeignPost,
): Promise<boolean> {
  const own = { draftId: null, kind: { in: aboutDoubles }, data: { path: ['foreignId'], equals: id } };
  const entries = await vouchedEntries({ tx: db, journalKey }, own);
  const [asked] = entries;
  if (asked?.kind !== 'foreign.retractAsked' || asked.actor !== retractBy) return false;
  const named = entries.filter(({ kind }) => kind === 'foreign.seen' || kind === 'foreign.retractAsked');
  const isSame = named.every(({ data }) => {
    const told = duplicateSchema.safeParse(data).data;
    return told?.accountId === accountId && told.remoteId === remoteId && told.duplicateOf === duplicateOfId;
  });
  if (!isSame || entries.at(-1)?.kind !== 'foreign.seen') return false;
  const ofDelivery = [
    { data: { path: ['accountId'], equals: accountId } },
    { data: { path: ['remoteId'], equals: remoteId } },
  ];
  return (await db.journalEntry.count({ where: { kind: 'delivery.sent', AND: ofDelivery } })) === 0;
}

async function record(work: UnitOfWork, post: DoublePost, after: AfterRetract): Promise<void> {
  const { id: foreignId, accountId, remoteId, url, duplicateOfId, retractBy, retractName } = post;
  const where = { id: foreignId };
  const data = { foreignId, accountId, remoteId, url, duplicateOf: duplicateOfId };
  switch (after.kind) {
    case 'again': {
      const at = new Date(work.clock.now().getTime() + after.afterSeconds * 1000);
      const tries = post.retractTries + 1;
      await work.tx.foreignPost.update({ where, data: { retractAt: at, retractTries: tries } });
      return enqueueRetract(work, { foreignId, tries, at });
    }
    case 'gone': {
      const now = work.clock.now();
      const settled = { settledAt: now, settledBy: retractBy, settledName: retractName };
      await work.tx.foreignPost.update({ where, data: { retractAt: null, retractedAt: now, ...settled } });
      await journal(work, {
        kind: 'foreign.retracted',
        deskId: null,
        draftId: null,
        actor: retractBy ?? 'tambour',
        data: { ...data, name: retractName },
      });
      return enqueueForDesksOf(work, accountId, { kind: 'foreign.settled', data: { foreignId } });
    }
    case 'stays': {
      const { why } = after;
      await work.tx.foreignPost.update({
        where,
        data: { retractAt: null, retractBy: null, retractName: null, retractWhy: why },
      });
      await journal(work, {
        kind: 'foreign.retractFailed',
        deskId: null,
        draftId: null,
        actor: 'tambour',
        data: { ...data, why },
      });
      return enqueueForDesksOf(work, accountId, { kind: 'foreign.changed', data: { foreignId } });
    }
  }
}
