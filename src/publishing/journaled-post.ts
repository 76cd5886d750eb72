import type { KeyObject } from 'node:crypto';

import { z } from 'zod';

import type { Account } from '#desks/account.ts';
import type { Transaction } from '#storage/database.ts';
import type { JournalEntry } from '#storage/generated/client.ts';
import { vouchedEntries } from '#storage/vouched-entries.ts';

import type { RetractingDelivery, SentDelivery } from './delivery.ts';
import { moves } from './moves.ts';

type Post = Pick<SentDelivery, 'id' | 'draftId' | 'remoteId'>;

/** What a proof by the journal is read with. */
export interface Reader {
  readonly tx: Transaction;
  readonly journalKey: KeyObject | null;
}

const moveKinds = Object.values(moves).flatMap(({ journal }) => (journal === null ? [] : [`delivery.${journal}`]));
// Of what was found by looking, where no signed entry said what to look for: no proof.
const sentSchema = z.object({ remoteId: z.string(), isProven: z.literal(true).default(true) });

/**
 * Tells whether the journal proves by its key that this delivery made the post, or that somebody claimed it by name:
 * the row alone may name anybody's post. A practice account has a made-up past without entries, and reaches nothing
 * real; `account` is the one that will be used.
 */
export async function isJournaledPost(
  reader: Reader,
  post: Post,
  account: Pick<Account, 'practice'>,
): Promise<boolean> {
  const sent = await sentEntry(reader, post);
  if (sent === undefined) return account.practice;
  return sentSchema.safeParse(sent.data).data?.remoteId === post.remoteId;
}

async function sentEntry(
  reader: Reader,
  { id, draftId }: Pick<SentDelivery, 'id' | 'draftId'>,
): Promise<JournalEntry | undefined> {
  const own = { draftId, kind: `delivery.${moves.publish.journal}`, data: { path: ['deliveryId'], equals: id } };
  const [sent] = await vouchedEntries(reader, own);
  return sent;
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
