import type { ReservePeriod } from '#desks/period.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

import { isMacOfPeriod, macOfPeriod } from './period-mac.ts';

/** Signs the reserve periods again. */
export const signPeriodsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<ReservePeriod>(keys, {
    after: (last) =>
      tx.period.findMany({
        orderBy: { id: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
      }),
    isOwn: isMacOfPeriod,
    macOf: macOfPeriod,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "Period" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf: ({ id, deskId }) => `${id} on desk ${deskId}`,
  });
