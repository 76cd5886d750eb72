import type { Transaction } from '#storage/database.ts';

/**
 * Tells whether a draft is, as its row says, a post of a real emergency by the emergency path. Whether Tambour wrote that
 * row, the gate asks (`Known.isEmergency`): nothing leaves by this alone.
 */
export async function isOfEmergency(tx: Transaction, draftId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isSo: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "EmergencyUse" JOIN "Draft" ON "Draft"."id" = "EmergencyUse"."draftId"
      WHERE "Draft"."id" = ${draftId}::uuid AND "EmergencyUse"."mode" = 'real'
        AND "EmergencyUse"."revision" = "Draft"."currentRevision") AS "isSo"`;
  return row?.isSo === true;
}
