import { takeBackDecisionsOn } from '#drafts/decisions-on.ts';
import type { Draft } from '#drafts/draft.ts';
import { takeRoomForDraft } from '#drafts/room-for-draft.ts';
import type { UnitOfWork } from '#storage/store.ts';

/**
 * Puts a draft that had ended back in writing, without its decisions. Returns false, and does nothing, if its author
 * has as many open drafts as they may. The caller has locked the draft, and writes the journal and the notice.
 */
export async function backToWriting(work: UnitOfWork, draft: Draft): Promise<boolean> {
  const { id, deskId, author } = draft;
  const { correctsId } = await work.tx.draft.findUniqueOrThrow({ where: { id }, select: { correctsId: true } });
  if ((await takeRoomForDraft(work.tx, { deskId, author, correctsId })) === null) return false;
  // guard: no approval comes back
  await takeBackDecisionsOn(work, draft);
  await work.tx.draft.update({ where: { id }, data: { state: 'writing', changedAt: work.clock.now() } });
  return true;
}
