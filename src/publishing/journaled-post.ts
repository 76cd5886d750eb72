import type { KeyObject } from 'node:crypto';

import { z } from 'zod';

import type { Transaction } from '#storage/database.ts';
import { vouchedEntries } from '#storage/vouched-entries.ts';

import type { RetractingDelivery, SentDelivery } from './delivery.ts';
import { moves } from './moves.ts';

type Post = Pick<SentDelivery, 'id' | 'draftId' | 'accountId' | 'remoteId'>;

interface Reader {
  readonly tx: Transaction;
  readonly journalKey: KeyObject | null;
}

const moveKinds = Object.values(moves).flatMap(({ journal }) => (journal === null ? [] : [`delivery.${journal}`]));
const postSchema = z.object({ remoteId: z.string() });

/**
 * Tells whether the journal proves by its key that this delivery made the post, or that somebody claimed it by name:
 * the row alone may name anybody's post. A practice account has a made-up past without entries, and reaches nothing
 * real.
 */
export async function isJournaledPost({ tx, journalKey }: Reader, post: Post): Promise<boolean> {
  const { id, draftId, remoteId, accountId } = post;
  const own = { draftId, kind: `delivery.${moves.publish.journal}`, data: { path: ['deliveryId'], equals: id } };
  const [sent] = await vouchedEntries({ tx, journalKey }, own);
  if (sent !== undefined) return postSchema.safeParse(sent.data).data?.remoteId === remoteId;
  return (await tx.account.findUnique({ where: { id: accountId, practice: true } })) !== null;
}

/** Tells whether the journal proves that the person of the row asked for this retraction, and nothing came of it yet. */
export async function isJournaledRetraction(
  { tx, journalKey }: Reader,
  { id, draftId, retractedBy }: RetractingDelivery,
): Promise<boolean> {
  const own = { draftId, kind: { in: moveKinds }, data: { path: ['deliveryId'], equals: id } };
  const [last] = await vouchedEntries({ tx, journalKey }, own);
  return last?.kind === `delivery.${moves.retract.journal}` && last.actor === retractedBy;
}
