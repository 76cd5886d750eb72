import type { Transaction } from '#storage/database.ts';
import { Prisma } from '#storage/generated/client.ts';

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
  const [row] = await tx.$queryRaw<EmergencyPause[]>(firstPauseOf(deskId));
  return row ?? null;
}

/** Returns SQL that selects the pause of a desk's routine posts, by the first of several emergencies. */
export function firstPauseOf(deskId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT "id" AS "emergencyId", "openedAt" AS "since", "openedBy" AS "by", "what" FROM "Emergency"
    WHERE "deskId" = ${deskId}::uuid AND "mode" = 'real' AND "endedAt" IS NULL ORDER BY "openedAt", "id" LIMIT 1`;
}

/** Returns SQL that selects all emergencies that pause the desk's routine posts. */
export function pausesOf(deskId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT 1 FROM "Emergency" "paused"
    WHERE "paused"."deskId" = ${deskId} AND "paused"."mode" = 'real' AND "paused"."endedAt" IS NULL`;
}
