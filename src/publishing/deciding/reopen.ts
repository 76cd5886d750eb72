import type { Members } from '#desks/may.ts';
import { lockDraftAndDesk } from '#drafts/desk-of-draft.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { mayCancel } from '#drafts/may-handle.ts';
import { undoableUntil } from '#drafts/undoable-until.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { backToWriting } from './back-to-writing.ts';

export type ReopenOutcome =
  | { readonly kind: 'reopened' }
  | { readonly kind: 'notCancelled' }
  | { readonly kind: 'tooLate' }
  /** Its author has as many open drafts as they may. */
  | { readonly kind: 'noRoom' }
  | { readonly kind: 'notAllowed' };

/**
 * Puts a cancelled draft back in writing, within a day, for those who may cancel it. Decisions and deliveries do not
 * come back: approval has to be asked for anew.
 */
export async function reopen(
  work: UnitOfWork,
  request: { readonly draftId: string; readonly person: string; readonly members: Members },
): Promise<ReopenOutcome> {
  const { draftId, person, members } = request;
  const { draft, desk } = await lockDraftAndDesk(work, draftId);
  if (!mayCancel(draft, desk, person, members)) return { kind: 'notAllowed' };
  if (draft.state !== 'cancelled') return { kind: 'notCancelled' };
  // guard: a day to reopen
  if (undoableUntil(draft, 'cancelled', work.clock.now()) === null) return { kind: 'tooLate' };
  if (!(await backToWriting(work, draft))) return { kind: 'noRoom' };
  const { deskId } = draft;
  const data = { revision: draft.current.number };
  await journal(work, { kind: 'draft.reopened', deskId, draftId, actor: person, data });
  await enqueueDraftNotice(work, draft, { kind: 'draft.reopened', data: { person } });
  return { kind: 'reopened' };
}
