import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Draft } from './draft.ts';
import type { Wording } from './wording.ts';

/** Ends a wording of a locked draft for good. `revision`: the revision made of it; null if it was dismissed. */
export async function endWording(
  work: UnitOfWork,
  draft: Pick<Draft, 'id' | 'deskId'>,
  {
    wording,
    person,
    revision,
  }: { readonly wording: Wording; readonly person: string; readonly revision: number | null },
): Promise<void> {
  const { count } = await work.tx.wording.updateMany({
    where: { id: wording.id, state: 'open' },
    data: {
      state: revision === null ? 'dismissed' : 'accepted',
      endedAt: work.clock.now(),
      endedBy: person,
      acceptedAs: revision,
    },
  });
  if (count !== 1) throw new Error(`wording ${wording.id} had ended already`);
  await journal(work, {
    kind: revision === null ? 'wording.dismissed' : 'wording.accepted',
    deskId: draft.deskId,
    draftId: draft.id,
    actor: person,
    data: { wordingId: wording.id, by: wording.by, revision },
  });
}
