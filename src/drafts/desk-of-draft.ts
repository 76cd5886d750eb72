import { type Desk, readDesk } from '#desks/desk.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type Draft, lockDraft } from './draft.ts';

/** Reads the desk that a draft belongs to, as it is now. */
export async function readDeskOf(tx: Transaction, { id, deskId }: Draft, now: Date): Promise<Desk> {
  const desk = await readDesk(tx, { id: deskId }, now);
  if (desk === null) throw new Error(`draft ${id} has no desk`);
  return desk;
}

/** Locks a draft that is known to exist, as `lockDraft` does, and reads its desk. */
export async function lockDraftAndDesk(
  work: UnitOfWork,
  draftId: string,
): Promise<{ readonly draft: Draft; readonly desk: Desk }> {
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) throw new Error(`no draft ${draftId}`);
  return { draft, desk: await readDeskOf(work.tx, draft, work.clock.now()) };
}
