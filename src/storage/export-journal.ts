import { z } from 'zod';

import type { Database } from './database.ts';
import type { JournalEntry } from './generated/client.ts';

/** Where to begin: after an entry's number, or at an instant; null: at the first. */
export type ExportSince = { readonly after: bigint } | { readonly from: Date } | null;

/** An entry as sent to a log collector. It has ids and kinds only; what people wrote stays in the database. */
export interface ExportedEntry {
  readonly time: string;
  readonly seq: number;
  readonly hash: string;
  readonly kind: string;
  /** By RFC 5424. */
  readonly severity: 'warning' | 'notice' | 'info';
  readonly actor: string;
  readonly deskId: string | null;
  readonly draftId: string | null;
  /** All other ids, hashes and whole numbers of the entry. */
  readonly ids: Readonly<Record<string, string | number>>;
}

const batchSize = 500;

/** Yields the entries in order. */
export async function* exportJournal(db: Database, since: ExportSince): AsyncGenerator<ExportedEntry, void> {
  let seq = since !== null && 'after' in since ? since.after : 0n;
  const at = since !== null && 'from' in since ? { at: { gte: since.from } } : {};
  for (;;) {
    const entries = await db.journalEntry.findMany({
      where: { seq: { gt: seq }, ...at },
      orderBy: { seq: 'asc' },
      take: batchSize,
    });
    for (const entry of entries) {
      yield exported(entry);
      ({ seq } = entry);
    }
    if (entries.length < batchSize) return;
  }
}

function exported({ at, seq, hash, kind, actor, deskId, draftId, data }: JournalEntry): ExportedEntry {
  const severity = severityOf(kind);
  return { time: at.toISOString(), seq: Number(seq), hash, kind, severity, actor, deskId, draftId, ids: idsIn(data) };
}

const warnings = new Set([
  'account.paused',
  'all.frozen',
  'decision.lapsed',
  'decision.refused',
  'delivery.changedByServer',
  'delivery.doubt',
  'delivery.failed',
  'delivery.held',
  'desk.frozen',
  'foreign.seen',
]);
const notices = /^(absence|account|all|chat|desk|foreign|journal|key|practice|settings)\.|^restored$/;

function severityOf(kind: string): ExportedEntry['severity'] {
  if (warnings.has(kind)) return 'warning';
  return notices.test(kind) ? 'notice' : 'info';
}

// Matches ids, hashes and whole numbers, but no token and no text by people.
const idSchema = z.union([z.uuid(), z.string().regex(/^[0-9a-f]{16}$|^[0-9a-f]{64}$/), z.int()]);

function idsIn(data: JournalEntry['data']): ExportedEntry['ids'] {
  const ids: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(z.record(z.string(), z.unknown()).catch({}).parse(data))) {
    const id = idSchema.safeParse(value);
    if (id.success) ids[name] = id.data;
  }
  return ids;
}
