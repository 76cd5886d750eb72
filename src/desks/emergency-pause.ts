import type { Transaction } from '#storage/database.ts';
import { Prisma } from '#storage/generated/client.ts';

/** A real emergency for whose sake the routine posts of a desk wait. */
export interface EmergencyPause {
  readonly emergencyId: string;
  readonly since: Date;
  /** A platform user id. */
  readonly by: string;
  /** The name of the template that was sent first. */
  readonly what: string;
}

/** Reads the pause that a desk's routine posts are under, the first emergency's of several; null if there is none. */
export async function pauseOf(tx: Transaction, deskId: string): Promise<EmergencyPause | null> {
  const [row] = await tx.$queryRaw<EmergencyPause[]>(firstPauseOf(deskId));
  return row ?? null;
}

/** Returns SQL that selects the pause that a desk's routine posts are under, the first emergency's of several. */
export function firstPauseOf(deskId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT "id" AS "emergencyId", "openedAt" AS "since", "openedBy" AS "by", "what" FROM "Emergency"
    WHERE "deskId" = ${deskId}::uuid AND "mode" = 'real' AND "endedAt" IS NULL ORDER BY "openedAt", "id" LIMIT 1`;
}

/** Returns SQL that selects the emergencies for whose sake routine posts of that desk wait. */
export function pausesOf(deskId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT 1 FROM "Emergency" "paused"
    WHERE "paused"."deskId" = ${deskId} AND "paused"."mode" = 'real' AND "paused"."endedAt" IS NULL`;
}
