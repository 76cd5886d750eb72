import type { RotaHandover as HandoverRow } from '#storage/generated/client.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

import { isOwnHandover, macOfHandover } from './handover-mac.ts';

/** Signs again the handovers of rotas. */
export const signHandoversAgain: SignAgain = (tx, keys) =>
  signRowsAgain<HandoverRow>(keys, {
    after: (last) =>
      tx.rotaHandover.findMany({
        orderBy: { id: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
      }),
    isOwn: isOwnHandover,
    macOf: macOfHandover,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "RotaHandover" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf: ({ id, rotaId }) => `${id} of rota ${rotaId}`,
  });
