import type { EmergencyUse } from '#storage/generated/client.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

import { isMacOfUse, macOfUse } from './use.ts';

/** Signs the uses of the emergency path again, with a new key. */
export const signUsesAgain: SignAgain = (tx, keys) =>
  signRowsAgain<EmergencyUse>(keys, {
    async after(last) {
      return tx.emergencyUse.findMany({
        where: { mac: { not: null } },
        orderBy: { id: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
      });
    },
    isOwn: (key, row) => isMacOfUse(key, row, row.mac),
    macOf: macOfUse,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "EmergencyUse" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf: ({ id, draftId }) => `${id} of draft ${draftId}`,
  });
