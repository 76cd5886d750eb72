import type { KeyObject } from 'node:crypto';

import type { RotaHandover as HandoverRow } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

/** Everything that is trusted of a handover, as asked for or accepted. */
export type SignedHandover = Omit<HandoverRow, 'mac' | 'state' | 'endedAt'>;

/** Returns the MAC of a handover. It fits no other rota, people or span, and no other time of acceptance. */
export function macOfHandover(key: KeyObject | null, handover: SignedHandover): string {
  return macOfRow(key, 'handover', coveredBy(handover));
}

/** Tells whether a handover is exactly as Tambour wrote it. */
export function isOwnHandover(key: KeyObject | null, handover: SignedHandover & Pick<HandoverRow, 'mac'>): boolean {
  return isMacOfRow(key, 'handover', coveredBy(handover), handover.mac);
}

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

function coveredBy(handover: SignedHandover): object {
  const { id, rotaId, fromPerson, toPerson, fromAt, toAt, askedBy, askedAt, acceptedAt } = handover;
  return { id, rotaId, fromPerson, toPerson, fromAt, toAt, askedBy, askedAt, acceptedAt };
}
