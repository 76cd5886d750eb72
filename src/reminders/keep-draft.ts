import { journal } from '#storage/journal.ts';
import type { Writing } from '#storage/store.ts';

/** Leaves a draft that nobody touches where it is, for as long again as it has lain. Who may is the caller's to ask. */
export async function keepDraft(
  w: Writing,
  { draftId, deskId, person }: { readonly draftId: string; readonly deskId: string; readonly person: string },
): Promise<void> {
  await w.tx.draft.update({ where: { id: draftId }, data: { keptAt: w.clock.now() } });
  await journal(w, { kind: 'draft.kept', deskId, draftId, actor: person, data: {} });
}
