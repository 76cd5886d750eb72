import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import type { Database, Transaction } from '#storage/database.ts';
import type { PastPair as PairRow, PastPost } from '#storage/generated/client.ts';

import { isMacOfPair } from './pair-mac.ts';

/** A pair with both its posts. */
export type PairOfPosts = PairRow & { readonly one: PastPost; readonly other: PastPost };

/** As many as a person reads at once. */
export const lotSize = 10;

/** The pairs of a desk, by what a person said of them. */
export interface PairsOfDesk {
  readonly confirmed: readonly PairOfPosts[];
  readonly refused: readonly PairOfPosts[];
  /** Nobody has said anything that holds: a row that says so by itself is one of these. The surest first. */
  readonly open: readonly PairOfPosts[];
}

/** Reads the pairs of a desk. What a row says that no person said counts for nothing. */
export async function pairsOfDesk(
  { db, decisionKey }: { readonly db: Database | Transaction; readonly decisionKey: KeyObject | null },
  deskId: string,
): Promise<PairsOfDesk> {
  const rows = await db.pastPair.findMany({
    where: { deskId },
    include: { one: true, other: true },
    orderBy: [{ why: 'asc' }, { one: { publishedAt: 'desc' } }, { id: 'asc' }],
  });
  const stands = (row: PairOfPosts): PairRow['state'] => (isMacOfPair(decisionKey, row) ? row.state : 'suggested');
  const by = Map.groupBy(rows, stands);
  return {
    confirmed: by.get('confirmed') ?? [],
    refused: by.get('refused') ?? [],
    open: by.get('suggested') ?? [],
  };
}

/** Returns what identifies the pairs that a person is shown, with all that they are shown of them. */
export function lotHash(pairs: readonly PairOfPosts[]): string {
  const shown = pairs.map(({ id, one, other }) => [
    id,
    ...[one, other].flatMap(({ accountId, remoteId, text }) => [accountId, remoteId, text]),
  ]);
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
}
