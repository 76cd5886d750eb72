import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueSigningNotice, type RefusedRow } from './signing-notice.ts';

/** A row that Tambour did not write. `place`: where it was found, for the journal. */
export interface ForgedRow {
  readonly what: RefusedRow;
  /** The desk whose stewards are notified; null: the row names none. */
  readonly deskId: string | null;
  readonly place: Readonly<Record<string, string | number | null>>;
}

/**
 * Journals a forged row, and notifies the desk's stewards at most once a day: an attacker who can write one row can
 * write a thousand.
 */
export async function refuseRow(work: UnitOfWork, { what, deskId, place }: ForgedRow): Promise<void> {
  await journal(work, { kind: 'row.refused', deskId, draftId: null, actor: 'tambour', data: { what, ...place } });
  if (deskId === null) return;
  const day = work.clock.now().toISOString().slice(0, 'YYYY-MM-DD'.length);
  await enqueueSigningNotice(work, deskId, `${what}:${day}`, { kind: 'row.refused', data: { what } });
}
