import { z } from 'zod';

import { Prisma } from '#storage/generated/client.ts';

import type { DeskStop } from './stop.ts';

/** The desk's routine posts wait for a real emergency. Corrections of public posts leave, and the emergency's own. */
export const emergencyPause: DeskStop<'emergency_pause'> = {
  over: 'desk',
  why: 'emergency_pause',
  whys: { emergency_pause: 'letGo' },
  isAnnounced: true,
  passes: { corrections: true, emergencies: true },
  at: {
    // guard: paused, at the plan
    plan: 'now',
    // guard: paused, at the gate
    gate: 'hold',
    // guard: paused, at the claim
    claim: 'wait',
    // guard: paused, at the last look
    lastLook: 'hold',
    ready: 'hold',
    byHand: 'paused',
  },
  selects: (deskId) => Prisma.sql`SELECT to_jsonb(EXISTS (${pausesOf(Prisma.sql`${deskId}::uuid`)}))`,
  stands: (selected) => z.boolean().parse(selected),
  sql: ({ deskId }) => pausesOf(deskId),
};

/** Returns SQL that selects the emergencies that pause a desk's routine posts. */
function pausesOf(deskId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT 1 FROM "Emergency" "paused"
    WHERE "paused"."deskId" = ${deskId} AND "paused"."mode" = 'real' AND "paused"."endedAt" IS NULL`;
}
