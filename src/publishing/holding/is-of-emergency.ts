import type { Transaction } from '#storage/database.ts';

/**
 * Tells whether, by its row, a draft is a post of a real emergency by the emergency path. This alone lets nothing
 * leave: the gate also checks that Tambour wrote that row (`Known.isEmergency`).
 */
export async function isOfEmergency(tx: Transaction, draftId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isSo: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "EmergencyUse" JOIN "Draft" ON "Draft"."id" = "EmergencyUse"."draftId"
      WHERE "Draft"."id" = ${draftId}::uuid AND "EmergencyUse"."mode" = 'real'
        AND "EmergencyUse"."revision" = "Draft"."currentRevision") AS "isSo"`;
  return row?.isSo === true;
}
