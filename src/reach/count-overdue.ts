import type { NetworkKind } from '#networks/network-rules.ts';
import type { Transaction } from '#storage/database.ts';

import { nextReadings } from './next-readings.ts';
import { punctualMs } from './reading-ages.ts';

/** The accounts whose posts are read; other accounts have no overdue reading. */
export interface WhatIsRead {
  readonly networks: readonly NetworkKind[];
  /** Practice accounts, on every network. */
  readonly practice: boolean;
}

/** Counts the readings that are overdue: not taken within the hour in which they would be punctual. */
export async function countOverdue(tx: Transaction, now: Date, reads: WhatIsRead): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${nextReadings}) n
    JOIN "Account" a ON a."id" = n."accountId"
    WHERE n."dueAt" < ${new Date(now.getTime() - punctualMs)}
      AND CASE WHEN a."practice" THEN ${reads.practice} ELSE a."network" = ANY(${reads.networks}::text[]) END`;
  return row?.count ?? 0;
}
