import type { Transaction } from '#storage/database.ts';

import type { DraftState } from './draft.ts';
import { firstWords } from './first-words.ts';

/** One draft in a list. What became of its deliveries is publishing's to add. */
export interface DraftLine {
  readonly id: string;
  readonly number: number;
  readonly author: string;
  readonly state: DraftState;
  readonly revision: number;
  readonly firstWords: string;
  /** Null: as soon as it is approved. */
  readonly publishAt: Date | null;
  readonly changedAt: Date;
}

const most = 200;

/** A desk's drafts in these states, the newest first; the 200 newest. */
export async function listDrafts(
  tx: Pick<Transaction, 'draft' | 'revision'>,
  deskId: string,
  where: { readonly states: readonly DraftState[] },
): Promise<readonly DraftLine[]> {
  const drafts = await tx.draft.findMany({
    where: { deskId, state: { in: [...where.states] } },
    orderBy: { number: 'desc' },
    take: most,
  });
  const revisions = await tx.revision.findMany({
    where: { OR: drafts.map((draft) => ({ draftId: draft.id, number: draft.currentRevision })) },
    select: { draftId: true, text: true, publishAt: true },
  });
  const current = new Map(revisions.map((revision) => [revision.draftId, revision]));
  return drafts.map((draft) => {
    const revision = current.get(draft.id);
    if (revision === undefined) throw new Error(`draft ${draft.id} has no revision ${draft.currentRevision}`);
    return {
      id: draft.id,
      number: draft.number,
      author: draft.author,
      state: draft.state,
      revision: draft.currentRevision,
      firstWords: firstWords(revision.text),
      publishAt: revision.publishAt,
      changedAt: draft.changedAt,
    };
  });
}
