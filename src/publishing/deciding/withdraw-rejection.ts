import { decisionsOn } from '#drafts/decisions-on.ts';
import { lockDraft } from '#drafts/draft.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { undoableUntil } from '#drafts/undoable-until.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { backToWriting } from './back-to-writing.ts';

export type TakeBackOutcome =
  | { readonly kind: 'takenBack' }
  | { readonly kind: 'notRejected' }
  /** Somebody else rejected it. */
  | { readonly kind: 'notTheirs' }
  | { readonly kind: 'tooLate' }
  /** Its author has as many open drafts as they may. */
  | { readonly kind: 'noRoom' };

/**
 * Puts a rejected draft back in writing, within a day, for the person who rejected it. Decisions and deliveries do not
 * come back: approval has to be asked for anew, on a new card.
 */
export async function withdrawRejection(
  work: UnitOfWork,
  { draftId, person }: { readonly draftId: string; readonly person: string },
): Promise<TakeBackOutcome> {
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) throw new Error(`no draft ${draftId}`);
  if (draft.state !== 'rejected') return { kind: 'notRejected' };
  const decisions = await decisionsOn(work, draft);
  const rejected = decisions.some(
    (one) => one.kind === 'reject' && one.person === person && one.withdrawnAt === null && one.isGenuine,
  );
  // guard: who takes back a rejection
  if (!rejected) return { kind: 'notTheirs' };
  // guard: a day to take back a rejection
  if (undoableUntil(draft, 'rejected', work.clock.now()) === null) return { kind: 'tooLate' };
  if (!(await backToWriting(work, draft))) return { kind: 'noRoom' };
  const { deskId } = draft;
  const data = { revision: draft.current.number };
  await journal(work, { kind: 'draft.rejectionWithdrawn', deskId, draftId, actor: person, data });
  await enqueueDraftNotice(work, draft, { kind: 'draft.rejectionWithdrawn', data: { person } });
  return { kind: 'takenBack' };
}
