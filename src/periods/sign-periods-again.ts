import type { ReservePeriod } from '#desks/period.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';
import { signWishesAgain } from '#storage/signing/wish-mac.ts';

import { isOwnCancel, macOfCancel } from './period-mac.ts';

/** Signs the reserve periods again. */
export const signPeriodsAgain = signWishesAgain('period', 'Period');

/** Signs the wishes to cancel reserve periods again. */
export const signCancelsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<ReservePeriod>(keys, {
    after: (last) =>
      tx.period.findMany({
        where: { cancelMac: { not: null } },
        orderBy: { id: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
      }),
    isOwn: isOwnCancel,
    macOf: macOfCancel,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "Period" "row" SET "cancelMac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf: ({ id, deskId }) => `${id} of desk ${deskId}`,
  });
