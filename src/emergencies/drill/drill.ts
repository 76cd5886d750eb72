import { z } from 'zod';

import type { Transaction } from '#storage/database.ts';

/** One timed exercise on a desk, as its beginning was journaled. */
export interface Drill {
  readonly id: string;
  readonly deskId: string;
  readonly by: string;
  readonly begunAt: Date;
  /** The approver who is told to stop answering; null if nobody can be spared. */
  readonly sleeper: string | null;
  /** The account whose network loses answers for a while; null if none does. */
  readonly lostAccountId: string | null;
  readonly endedAt: Date | null;
}

const begunSchema = z
  .object({ drillId: z.uuid(), sleeper: z.string().nullable(), lostAccountId: z.string().nullable() })
  .loose();
const endedSchema = z.object({ drillId: z.uuid() }).loose();

/** Reads a drill; null if there is none with that id. */
export async function readDrill(tx: Transaction, id: string): Promise<Drill | null> {
  return (await drillsWhere(tx, {})).find((one) => one.id === id) ?? null;
}

/** Reads a desk's running drill; null if there is none. */
export async function drillUnderWay(tx: Transaction, deskId: string): Promise<Drill | null> {
  return (await drillsWhere(tx, { deskId })).find(({ endedAt }) => endedAt === null) ?? null;
}

/** The most journal entries searched: nobody needs an older drill. */
const mostLookedAt = 50;

async function drillsWhere(tx: Transaction, where: { readonly deskId?: string }): Promise<readonly Drill[]> {
  const order = { orderBy: { seq: 'desc' }, take: mostLookedAt } as const;
  const begun = await tx.journalEntry.findMany({ where: { ...where, kind: 'drill.begun' }, ...order });
  const ended = await tx.journalEntry.findMany({ where: { ...where, kind: 'drill.ended' }, ...order });
  const endedAtOf = new Map(ended.map(({ data, at }) => [endedSchema.parse(data).drillId, at]));
  return begun.flatMap(({ deskId, actor, at, data }): readonly Drill[] => {
    const { drillId, sleeper, lostAccountId } = begunSchema.parse(data);
    if (deskId === null) return [];
    const endedAt = endedAtOf.get(drillId) ?? null;
    return [{ id: drillId, deskId, by: actor, begunAt: at, sleeper, lostAccountId, endedAt }];
  });
}
