import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Keeps a stale draft from being named again for 14 days. The caller checks permission. */
export async function keepDraft(
  work: UnitOfWork,
  { draftId, deskId, person }: { readonly draftId: string; readonly deskId: string; readonly person: string },
): Promise<void> {
  await work.tx.draft.update({ where: { id: draftId }, data: { keptAt: work.clock.now() } });
  await journal(work, { kind: 'draft.kept', deskId, draftId, actor: person, drawn: 'never', data: {} });
}
