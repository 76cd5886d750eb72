import { z } from 'zod';

import type { Bot } from '#bot/bot.ts';
import { type ForgedRow, refuseRow } from '#desks/refuse-row.ts';
import type { Transaction } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';

import type { RequestHandling } from './show-request.ts';

/** A request that the journal says was asked for. */
interface AskedFor {
  readonly deskId: string;
  readonly kind: string;
}

/**
 * Returns a task that tells a desk's stewards of requests whose rows were changed by hand, or are gone. Until people
 * look, nobody can agree to such a one, and what it permitted has ended.
 */
export function watchRequests(bot: Bot, kinds: ReadonlyMap<string, RequestHandling>): () => Promise<void> {
  const { store } = bot;
  const lost = lostRequests(store);
  return async () => {
    const reader = { tx: store.db, decisionKey: store.decisionKey };
    const open = await store.db.request.findMany({ where: { state: { in: ['asked', 'agreed'] }, endedAt: null } });
    for (const row of open) {
      const { id, kind, deskId } = row;
      const isSound = (await kinds.get(kind)?.isSound(reader, row)) ?? true;
      if (!isSound) await refuseOnce(store, { what: 'request', deskId, place: { kind, id } });
    }
    for (const [id, { kind, deskId }] of await lost()) {
      await refuseOnce(store, { what: 'lostRequest', deskId, place: { kind, id } });
    }
  };
}

/** Refuses a row unless it was refused before: the journal tells. */
async function refuseOnce(store: Store, row: ForgedRow): Promise<void> {
  await store.write(async (work) => {
    const { what, place } = row;
    const [known] = await work.tx.$queryRaw<object[]>`
      SELECT 1 FROM "JournalEntry" WHERE "kind" = 'row.refused'
        AND "data" @> ${JSON.stringify({ what, ...place })}::jsonb LIMIT 1`;
    if (known === undefined) await refuseRow(work, row);
  });
}

/** Returns a function that lists the requests that were asked for and have no row; it reads on in the journal. */
function lostRequests(store: Store): () => Promise<ReadonlyMap<string, AskedFor>> {
  const asked = new Map<string, AskedFor>();
  let readUntil = -1n;
  return async () => {
    for (const { seq, kind, deskId, data } of await entriesAfter(store.db, readUntil)) {
      readUntil = seq;
      const id = askedSchema.safeParse(data).data?.requestId;
      if (id !== undefined && deskId !== null) asked.set(id, { deskId, kind: kind.replace(/\.asked$/, '') });
    }
    const rows = await store.db.request.findMany({
      where: { id: { in: [...asked.keys()] } },
      select: { id: true, endedAt: true },
    });
    const there = new Set(rows.map(({ id }) => id));
    // Nothing depends on the rows of those that are over.
    for (const { id, endedAt } of rows) if (endedAt !== null) asked.delete(id);
    return new Map([...asked].filter(([id]) => !there.has(id)));
  };
}

const askedSchema = z.object({ requestId: z.uuid() });

interface Entry {
  readonly seq: bigint;
  readonly kind: string;
  readonly deskId: string | null;
  readonly data: unknown;
}

/** Reads the journal's entries about requests that were asked for after a number, and the last entry of any kind. */
function entriesAfter(tx: Transaction, seq: bigint): Promise<readonly Entry[]> {
  return tx.$queryRaw<Entry[]>`
    SELECT "seq", "kind", "deskId", "data" FROM "JournalEntry"
    WHERE "seq" > ${seq} AND (("kind" LIKE '%.asked' AND "data" ? 'requestId')
      OR "seq" = (SELECT max("seq") FROM "JournalEntry"))
    ORDER BY "seq"`;
}
