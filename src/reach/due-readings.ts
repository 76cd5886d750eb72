import type { Transaction } from '#storage/database.ts';
import type { NetworkKind } from '#networks/network.ts';
import type { ReadingAge } from '#storage/generated/client.ts';

/** At most so many posts a job; the next sweep goes on. */
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
  /** What the network said at this age and was not believed yet, and since when. */
  readonly doubted: { readonly what: 'missing' | 'unreadable'; readonly since: Date } | null;
  /** It was found missing at an earlier age. */
  readonly wasMissing: boolean;
}

/** What is to be read of an account now, what has waited longest first. */
export async function dueReadings(tx: Transaction, accountId: string, now: Date): Promise<readonly DueReading[]> {
  const rows = await tx.deliveryFigures.findMany({
    where: {
      accountId,
      nextReadAt: { lte: now },
      OR: [{ readFrom: null }, { readFrom: { lte: now } }],
      delivery: { state: 'sent' },
    },
    select: {
      deliveryId: true,
      network: true,
      publishedAt: true,
      nextAge: true,
      nextReadAt: true,
      doubted: true,
      doubtedSince: true,
      delivery: { select: { remoteId: true } },
      readings: { where: { outcome: 'missing' }, select: { age: true }, take: 1 },
    },
    orderBy: [{ nextReadAt: 'asc' }, { deliveryId: 'asc' }],
    take: batch,
  });
  return rows.flatMap(({ nextAge: age, nextReadAt: dueAt, delivery: { remoteId }, ...row }) => {
    if (age === null || dueAt === null || remoteId === null) return [];
    const { deliveryId, network, publishedAt, doubted, doubtedSince: since, readings } = row;
    const isDoubted = (doubted === 'missing' || doubted === 'unreadable') && since !== null;
    return {
      deliveryId,
      remoteId,
      network,
      publishedAt,
      age,
      dueAt,
      doubted: isDoubted ? { what: doubted, since } : null,
      wasMissing: readings.length > 0,
    };
  });
}
