import { z } from 'zod';

import type { Transaction } from '#storage/database.ts';
import type { JournalEntry } from '#storage/generated/client.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));
const aboutSchema = z.object({ periodId: z.uuid() });
const agreedSchema = aboutSchema.extend({
  fingerprint: z.string(),
  level: z.enum(['inform', 'extraApproval', 'closed']),
  fromAt: instant,
  toAt: instant,
  accountIds: z.array(z.uuid()),
  rolePeople: z.array(z.string()),
  replacesId: z.uuid().nullable(),
});
const askedSchema = z.object({
  label: z.string(),
  basis: z.string(),
  timeZone: z.string(),
  role: z.string().nullable(),
});

type Agreed = z.output<typeof agreedSchema> & Pick<JournalEntry, 'at' | 'actor'> & { readonly deskId: string };
type Entry = Pick<JournalEntry, 'seq' | 'at' | 'kind' | 'deskId' | 'actor' | 'data'>;

/**
 * Returns a function that restores deleted rows of periods in force. On each call it reads on in the journal. It writes
 * each lost period again as it was agreed to, but unsigned: routine posts are held, and it is reported and cancelled
 * like one whose row was changed. Resolves to how many there were.
 */
export function lostPeriods(store: Store): () => Promise<number> {
  const agreed = new Map<string, Agreed>();
  let readUntil = -1n;
  return async () => {
    const entries = await entriesAfter(store.db, readUntil);
    for (const entry of entries) {
      note(agreed, entry);
      readUntil = entry.seq;
    }
    const now = store.clock.now();
    for (const [id, { toAt }] of agreed) if (toAt <= now) agreed.delete(id);
    if (agreed.size === 0) return 0;
    const rows = await store.db.period.findMany({ where: { id: { in: [...agreed.keys()] } }, select: { id: true } });
    const there = new Set(rows.map(({ id }) => id));
    const lost = [...agreed.values()].filter(({ periodId }) => !there.has(periodId));
    for (const one of lost) await store.write((work) => writeAgain(work, one));
    return lost.length;
  };
}

/** Reads the journal's entries about periods after a number, and the last entry of any kind. */
function entriesAfter(tx: Transaction, seq: bigint): Promise<readonly Entry[]> {
  return tx.$queryRaw<Entry[]>`
    SELECT "seq", "at", "kind", "deskId", "actor", "data" FROM "JournalEntry"
    WHERE "seq" > ${seq} AND ("kind" IN ('period.agreed', 'period.cancelled', 'period.ended')
      OR "seq" = (SELECT max("seq") FROM "JournalEntry"))
    ORDER BY "seq"`;
}

function note(agreed: Map<string, Agreed>, { kind, data, deskId, at, actor }: Entry): void {
  switch (kind) {
    case 'period.agreed': {
      const terms = agreedSchema.safeParse(data).data;
      if (terms === undefined) return;
      if (terms.replacesId !== null) agreed.delete(terms.replacesId);
      if (deskId !== null) agreed.set(terms.periodId, { ...terms, deskId, at, actor });
      return;
    }
    case 'period.cancelled':
    case 'period.ended':
      agreed.delete(aboutSchema.safeParse(data).data?.periodId ?? '');
  }
}

/** Writes a period again, unsigned: the journal cannot vouch for people's decisions. */
async function writeAgain(work: UnitOfWork, { periodId, at: agreedAt, actor, ...terms }: Agreed): Promise<void> {
  const { deskId } = terms;
  const asked = await work.tx.journalEntry.findFirst({
    where: { kind: 'period.asked', deskId, data: { path: ['periodId'], equals: periodId } },
  });
  const words = askedSchema.safeParse(asked?.data).data ?? { label: periodId, basis: '', timeZone: 'UTC', role: null };
  const askedBy = { askedBy: asked?.actor ?? actor, askedAt: asked?.at ?? agreedAt, askedPolicy: 0 };
  const row = { ...terms, ...words, ...askedBy, id: periodId, state: 'agreed', agreedAt, mac: '' } as const;
  await work.tx.period.createMany({ data: [row], skipDuplicates: true });
}
