import type { Transaction } from '#storage/database.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { ReadingAge } from '#storage/generated/client.ts';

import { nextReadings } from './next-readings.ts';

/** Most posts read per job; the next sweep continues. */
const batch = 100;

/** A published post whose reading at `age` is due. */
export interface DueReading {
  readonly deliveryId: string;
  /** The post's id on its network. */
  readonly remoteId: string;
  readonly network: NetworkKind;
  readonly publishedAt: Date;
  readonly age: ReadingAge;
  readonly dueAt: Date;
  /** An answer of the network at this age that is not believed yet, and since when; null: none. */
  readonly doubted: { readonly what: 'missing' | 'unreadable'; readonly since: Date } | null;
  /** True if it was found missing at an earlier age. */
  readonly wasMissing: boolean;
}

interface Row extends Omit<DueReading, 'doubted'> {
  readonly doubted: 'missing' | 'unreadable' | null;
  readonly doubtedSince: Date | null;
}

/** Returns an account's readings that are due now, the longest waiting first. */
export async function dueReadings(tx: Transaction, accountId: string, now: Date): Promise<readonly DueReading[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT n.*, d."remoteId", a."network", EXISTS (
        SELECT 1 FROM "Reading" r WHERE r."deliveryId" = n."deliveryId" AND r."outcome" = 'missing') AS "wasMissing"
    FROM (${nextReadings}) n
    JOIN "Delivery" d ON d."id" = n."deliveryId"
    JOIN "Account" a ON a."id" = n."accountId"
    WHERE n."accountId" = ${accountId}::uuid AND n."dueAt" <= ${now}
      AND (n."readNotBefore" IS NULL OR n."readNotBefore" <= ${now})
      AND d."state" = 'sent' AND d."remoteId" IS NOT NULL
    ORDER BY n."dueAt", n."deliveryId"
    LIMIT ${batch}`;
  return rows.map(({ deliveryId, remoteId, network, publishedAt, age, dueAt, doubted, doubtedSince, wasMissing }) => ({
    deliveryId,
    remoteId,
    network,
    publishedAt,
    age,
    dueAt,
    doubted: doubted === null || doubtedSince === null ? null : { what: doubted, since: doubtedSince },
    wasMissing,
  }));
}
