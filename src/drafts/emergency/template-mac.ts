import type { KeyObject } from 'node:crypto';

import type { EmergencyTemplate } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

/** The signed fields of a template's row; the fingerprint stands for its words, its authors and who asked. */
export type SignedTemplate = Pick<EmergencyTemplate, 'id' | 'deskId' | 'fingerprint'>;

/** Returns the MAC of a template. With other words or other authors it no longer matches. */
export function macOfTemplate(key: KeyObject | null, template: SignedTemplate): string {
  return macOfRow(key, 'emergencyTemplate', coveredBy(template));
}

/** Tells whether Tambour itself wrote the template so. False without a key. */
export function isMacOfTemplate(key: KeyObject | null, template: SignedTemplate, mac: string): boolean {
  return isMacOfRow(key, 'emergencyTemplate', coveredBy(template), mac);
}

/** Signs the templates again, with a new key. */
export const signTemplatesAgain: SignAgain = (tx, keys) =>
  signRowsAgain<SignedTemplate & { readonly mac: string }>(keys, {
    after: (last) =>
      tx.emergencyTemplate.findMany({
        orderBy: { id: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
        select: { id: true, deskId: true, fingerprint: true, mac: true },
      }),
    isOwn: (key, row) => isMacOfTemplate(key, row, row.mac),
    macOf: macOfTemplate,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "EmergencyTemplate" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf: ({ id }) => id,
  });

function coveredBy({ id, deskId, fingerprint }: SignedTemplate): object {
  return { id, deskId, fingerprint };
}
