import { z } from 'zod';

import { isHeldBy } from '#desks/freeze.ts';
import { Prisma } from '#storage/generated/client.ts';

import type { DeskStop } from './stop.ts';

const freezesSchema = z.array(z.object({ exceptEmergencies: z.boolean() })).nullable();

/**
 * The desk, or everything, is frozen. A freeze holds corrections too, and posts of a real emergency unless it excepts
 * them.
 */
export const frozen: DeskStop<'frozen'> = {
  over: 'desk',
  why: 'frozen',
  whys: { frozen: 'letGo' },
  isAnnounced: true,
  passes: { corrections: false, emergencies: false },
  at: {
    // guard: frozen, at the plan
    plan: 'now',
    // guard: frozen, at the gate
    gate: 'hold',
    // guard: frozen, at the claim
    claim: 'wait',
    // guard: frozen, at the last look
    lastLook: 'hold',
    ready: 'hold',
    byHand: 'frozen',
  },
  selects: (deskId) => Prisma.sql`
    SELECT jsonb_agg(to_jsonb("frozen")) FROM (
      SELECT "exceptEmergencies" FROM "Freeze"
      WHERE "thawedAt" IS NULL AND ("deskId" IS NULL OR "deskId" = ${deskId}::uuid)
    ) AS "frozen"`,
  stands: (selected, isEmergency) =>
    (freezesSchema.parse(selected) ?? []).some((freeze) => isHeldBy(freeze, isEmergency)),
  sql: ({ deskId, isEmergency }) => Prisma.sql`
    SELECT 1 FROM "Freeze"
    WHERE "thawedAt" IS NULL AND ("Freeze"."deskId" IS NULL OR "Freeze"."deskId" = ${deskId})
      AND NOT (${isEmergency} AND "exceptEmergencies")`,
};
