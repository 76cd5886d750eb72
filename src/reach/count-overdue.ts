import type { NetworkKind } from '#networks/network-rules.ts';
import type { Transaction } from '#storage/database.ts';

import { nextReadings } from './next-readings.ts';
import { punctualMs } from './reading-ages.ts';

/** Which accounts' posts are read; of the others no reading is overdue. */
export interface WhatIsRead {
  readonly networks: readonly NetworkKind[];
  /** The practice's, on every network. */
  readonly practice: boolean;
}

/** Counts the readings that are late: not taken within the hour in which they count as punctual. */
export async function countOverdue(tx: Transaction, now: Date, reads: WhatIsRead): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${nextReadings}) n
    JOIN "Account" a ON a."id" = n."accountId"
    WHERE n."dueAt" < ${new Date(now.getTime() - punctualMs)}
      AND CASE WHEN a."practice" THEN ${reads.practice} ELSE a."network" = ANY(${reads.networks}::text[]) END`;
  return row?.count ?? 0;
}
