import type { Transaction } from '#storage/database.ts';

/** A real emergency that pauses a desk's routine posts. */
export interface EmergencyPause {
  readonly emergencyId: string;
  readonly since: Date;
  /** A platform user id. */
  readonly by: string;
  /** The name of the template that was sent first. */
  readonly what: string;
}

/** Reads the pause of a desk's routine posts, by the first of several emergencies; null if there is none. */
export async function pauseOf(tx: Transaction, deskId: string): Promise<EmergencyPause | null> {
  const [row] = await tx.$queryRaw<EmergencyPause[]>`
    SELECT "id" AS "emergencyId", "openedAt" AS "since", "openedBy" AS "by", "what" FROM "Emergency"
    WHERE "deskId" = ${deskId}::uuid AND "mode" = 'real' AND "endedAt" IS NULL ORDER BY "openedAt", "id" LIMIT 1`;
  return row ?? null;
}
