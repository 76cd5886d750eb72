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
  /** How soon the cards of the draft are drawn anew, which it may have changed. Left out: now. */
  readonly drawn?: Drawn;
}

/** An entry with its time, and its data as canonical JSON. */
export type KeptEntry = Omit<NewJournalEntry, 'data' | 'drawn'> & { readonly at: Date; readonly data: string };

/** Entries that each open transaction will append. */
const kept = new WeakMap<UnitOfWork, KeptEntry[]>();

/**
 * Appends an entry to the journal in the transaction of the event itself: both commit, or neither. Whatever shows the
 * draft that it is about is drawn anew. The entries of a transaction are appended together as the last thing in it,
 * since from there to the commit nobody else can append.
 */
export async function journal(work: UnitOfWork, { drawn, ...entry }: NewJournalEntry): Promise<void> {
  const { draftId, deskId } = entry;
  if (draftId !== null && deskId !== null) drawAnew(work, { id: draftId, deskId }, drawn);
  // As the database will give it back; throws here, and not at the end, for what JSON can't hold.
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

/** Appends entries at a place, each with its MAC, and seals the last of them. The caller holds the journal's lock. */
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

// One shape of statement, however many entries there are, so that the server has planned it already.
function insertOf(rows: readonly object[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "JournalEntry"
      ("seq", "at", "kind", "deskId", "draftId", "actor", "data", "previousHash", "hash", "mac")
    SELECT "seq", "at", "kind", "deskId", "draftId", "actor", "data", "previousHash", "hash", "mac"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS "row"(
      "seq" bigint, "at" timestamptz, "kind" text, "deskId" uuid, "draftId" uuid, "actor" text, "data" jsonb,
      "previousHash" text, "hash" text, "mac" text)`;
}
