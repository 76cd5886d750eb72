import { canonicalJson } from './canonical-json.ts';
import { Prisma } from './generated/client.ts';
import { journalHash } from './journal-hash.ts';
import { lockedEnd, sealOf } from './journal-head.ts';
import { type NextLink, nextLink } from './journal-link.ts';
import { macInJournal } from './journal-mac.ts';
import { drawAnew, type Drawn, enqueueDrawn } from './notify.ts';
import type { UnitOfWork } from './store.ts';

export interface NewJournalEntry {
  /** A name such as "draft.created", "decision.approved", "delivery.sent". */
  readonly kind: string;
  readonly deskId: string | null;
  readonly draftId: string | null;
  /** A platform user id, or "tambour". */
  readonly actor: string;
  readonly data: object;
  /** How soon to redraw the draft's cards, which the event may have changed. Left out: now. */
  readonly drawn?: Drawn;
}

/** An entry with its time, and its data as canonical JSON. */
export type KeptEntry = Omit<NewJournalEntry, 'data' | 'drawn'> & { readonly at: Date; readonly data: string };

/** Entries to append at the end of each open transaction. */
const kept = new WeakMap<UnitOfWork, KeptEntry[]>();

/**
 * Appends an entry to the journal in the event's own transaction: both commit, or neither. Redraws all cards of the
 * entry's draft. The entries of a transaction are appended together just before the commit, because from then on nobody
 * else can append.
 */
export async function journal(work: UnitOfWork, { drawn, ...entry }: NewJournalEntry): Promise<void> {
  const { draftId, deskId } = entry;
  if (draftId !== null && deskId !== null) drawAnew(work, { id: draftId, deskId }, drawn);
  // As the database will return it. Throws here already, instead of at the end, for what JSON can't hold.
  const one: KeptEntry = { ...entry, at: work.clock.now(), data: canonicalJson(entry.data) };
  const entries = kept.get(work);
  if (entries !== undefined) {
    entries.push(one);
    return;
  }
  const first = [one];
  kept.set(work, first);
  work.beforeCommit(() => append(work, first));
}

async function append(work: UnitOfWork, entries: readonly KeptEntry[]): Promise<void> {
  await enqueueDrawn(work);
  await appendAt(work, nextLink(work.journalKey, await lockedEnd(work.tx)), entries);
}

/** Appends entries from a link on, each with its MAC, and seals the last. The caller holds the journal's lock. */
export async function appendAt(work: UnitOfWork, link: NextLink, entries: readonly KeptEntry[]): Promise<void> {
  const { tx, journalKey: key } = work;
  const isSigned = key !== null && link.as !== 'unsigned';
  let { seq, previousHash } = link;
  const rows = entries.map(({ at, kind, deskId, draftId, actor, ...entry }) => {
    const data: unknown = JSON.parse(entry.data);
    const hashed = { seq, at, kind, deskId, draftId, actor, data, previousHash };
    const hash = journalHash(hashed);
    const mac = isSigned ? macInJournal(key, { what: 'entry', seq, hash }) : null;
    seq += 1n;
    previousHash = hash;
    return { ...hashed, seq: hashed.seq.toString(), hash, mac };
  });
  const inserting = insertOf(rows);
  if (!isSigned || link.as !== 'sealed') {
    await tx.$executeRaw(inserting);
    return;
  }
  const sealing = sealOf(key, { seq: seq - 1n, hash: previousHash });
  await tx.$executeRaw`WITH "appended" AS (${inserting}) ${sealing}`;
}

// One statement for any number of entries, so that the server can reuse its plan.
function insertOf(rows: readonly object[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "JournalEntry"
      ("seq", "at", "kind", "deskId", "draftId", "actor", "data", "previousHash", "hash", "mac")
    SELECT "seq", "at", "kind", "deskId", "draftId", "actor", "data", "previousHash", "hash", "mac"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS "row"(
      "seq" bigint, "at" timestamptz, "kind" text, "deskId" uuid, "draftId" uuid, "actor" text, "data" jsonb,
      "previousHash" text, "hash" text, "mac" text)`;
}
