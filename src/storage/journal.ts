import type { Writing } from './store.ts';

export interface NewJournalEntry {
  /** Such as "draft.created", "decision.approved", "delivery.sent". */
  readonly kind: string;
  readonly deskId: string | null;
  readonly draftId: string | null;
  /** A platform user id, or "tambour". */
  readonly actor: string;
  readonly data: object;
}

/** Appends to the journal in the happening's own transaction: entry and happening commit together. */
export async function journal(w: Writing, entry: NewJournalEntry): Promise<void> {
  void w;
  void entry;
  throw new Error('to be written by storage');
}
