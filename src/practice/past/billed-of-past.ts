import type { PracticeNetwork } from '#practice/practice-keys.ts';
import type { BilledRead, Prisma } from '#storage/generated/client.ts';

import type { Past } from './past.ts';

/**
 * Builds the reads that X would have billed: an owned read for each reading of a post, a user read for each reading of
 * followers.
 */
export function billedOfPast(
  { posts, followers }: Past,
  accountOf: (network: PracticeNetwork) => string,
): Prisma.BilledReadsCreateManyInput[] {
  const readings = posts.flatMap(({ deliveries }) =>
    deliveries.flatMap((delivery) =>
      delivery.network === 'x' && delivery.state === 'sent'
        ? delivery.readings.filter(({ outcome }) => outcome === 'counts')
        : [],
    ),
  );
  const onX = followers.filter(({ network }) => network === 'x');
  return [
    ...perDay(
      readings.map(({ readAt }) => readAt),
      'ownedRead',
      accountOf,
    ),
    ...perDay(
      onX.map(({ readAt }) => readAt),
      'userRead',
      accountOf,
    ),
  ];
}

function perDay(
  moments: readonly Date[],
  what: BilledRead,
  accountOf: (network: PracticeNetwork) => string,
): Prisma.BilledReadsCreateManyInput[] {
  const days = Map.groupBy(moments, (at) => at.toISOString().slice(0, 10));
  return [...days].map(([day, { length: times }]) => ({ accountId: accountOf('x'), day: new Date(day), what, times }));
}
