import { z } from 'zod';

import { journal } from '#storage/journal.ts';
import type { Transaction } from '#storage/database.ts';
import type { Writing } from '#storage/store.ts';

const kind = 'restored';

const dataSchema = z.object({
  takenAt: z.iso.datetime().transform((at) => new Date(at)),
  coversUntil: z.iso.datetime().transform((at) => new Date(at)),
});

/** The last time when Tambour was restored from a backup. */
export interface LastRestore {
  readonly at: Date;
  /** When the backup was taken: what was sent after that is forgotten. */
  readonly takenAt: Date;
  /** What was made until then came with the backup; later than `at` where its machine's clock was ahead. */
  readonly coversUntil: Date;
}

/** Null where this Tambour never was restored. */
export async function lastRestore(tx: Transaction): Promise<LastRestore | null> {
  // Few entries belong to no draft, and those are found by index.
  const entry = await tx.journalEntry.findFirst({ where: { draftId: null, kind }, orderBy: { seq: 'desc' } });
  return entry === null ? null : { at: entry.at, ...dataSchema.parse(entry.data) };
}

/** Writes into the journal that Tambour was restored. */
export async function recordRestore(w: Writing, restore: Omit<LastRestore, 'at'>): Promise<void> {
  await journal(w, { kind, deskId: null, draftId: null, actor: 'tambour', data: { ...restore } });
}
