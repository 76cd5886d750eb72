import type { KeyObject } from 'node:crypto';

import type { EmergencyPreview } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

type SignedPreview = Omit<EmergencyPreview, 'mac' | 'values'> & { readonly values: unknown };

/** Returns the MAC of a preview. With another time, person, value or template it no longer matches. */
export function macOfPreview(key: KeyObject | null, preview: SignedPreview): string {
  return macOfRow(key, 'emergencyPreview', coveredBy(preview));
}

/** Tells whether Tambour itself showed the preview so, at that time. False without a key. */
export function isMacOfPreview(key: KeyObject | null, preview: EmergencyPreview): boolean {
  return isMacOfRow(key, 'emergencyPreview', coveredBy(preview), preview.mac);
}

/** Signs the previews again, with a new key. */
export const signPreviewsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<EmergencyPreview>(keys, {
    after: (last) =>
      tx.emergencyPreview.findMany({
        orderBy: { id: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
      }),
    isOwn: isMacOfPreview,
    macOf: macOfPreview,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "EmergencyPreview" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf: ({ id, deskId }) => `${id} on desk ${deskId}`,
  });

function coveredBy(preview: SignedPreview): object {
  const { id, deskId, mode, part, templateId, version, emergencyId, values, fingerprint, by, at } = preview;
  return { id, deskId, mode, part, templateId, version, emergencyId, values, fingerprint, by, at };
}
