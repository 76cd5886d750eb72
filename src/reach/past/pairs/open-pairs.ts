import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import type { Database, Transaction } from '#storage/database.ts';
import type { PastPair as PairRow, PastPost } from '#storage/generated/client.ts';

import { isMacOfPair } from './pair-mac.ts';

/** A pair with both its posts. */
export type PairOfPosts = PairRow & { readonly one: PastPost; readonly other: PastPost };

/** Number of pairs that a person can read at once. */
export const lotSize = 10;

/** A desk's pairs by decision. */
export interface PairsOfDesk {
  readonly confirmed: readonly PairOfPosts[];
  readonly refused: readonly PairOfPosts[];
  /** Pairs without a valid decision, including rows changed by hand. The surest first. */
  readonly open: readonly PairOfPosts[];
}

/** Reads a desk's pairs. A decision counts only if its MAC shows that a person made it. */
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

/** Returns a hash of the pairs that a person is shown, with everything shown of them. */
export function lotHash(pairs: readonly PairOfPosts[]): string {
  const shown = pairs.map(({ id, one, other }) => [
    id,
    ...[one, other].flatMap(({ accountId, remoteId, text }) => [accountId, remoteId, text]),
  ]);
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
}
