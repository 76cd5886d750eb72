import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Keeps a draft that nobody touches from being named again for another 14 days. The caller checks who may do this. */
export async function keepDraft(
  work: UnitOfWork,
  { draftId, deskId, person }: { readonly draftId: string; readonly deskId: string; readonly person: string },
): Promise<void> {
  await work.tx.draft.update({ where: { id: draftId }, data: { keptAt: work.clock.now() } });
  await journal(work, { kind: 'draft.kept', deskId, draftId, actor: person, drawn: 'never', data: {} });
}
