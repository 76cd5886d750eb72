import type { Desk } from '#desks/desk.ts';
import { type Members, noMembers } from '#desks/may.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueDraftNotice } from './draft-notice.ts';
import { lockDraft } from './draft.ts';
import { mayHandle } from './may-handle.ts';

export type CancelOutcome =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'notAllowed' };

/**
 * Ends a draft for good; its revisions stay readable. What is on its way or out is publishing's to know: call its
 * `freeDraft` first, in the same transaction. `members` left out: approvers, stewards and the author only.
 */
export async function cancelDraft(
  work: UnitOfWork,
  request: {
    readonly draftId: string;
    readonly person: string;
    readonly desk: Desk;
    readonly members?: Members;
  },
): Promise<CancelOutcome> {
  const { draftId, person, desk } = request;
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) throw new Error(`no draft ${draftId}`);
  if (!mayHandle(draft, desk, person, request.members ?? noMembers)) return { kind: 'notAllowed' };
  if (draft.state === 'cancelled') return { kind: 'closed' };
  await work.tx.draft.update({ where: { id: draftId }, data: { state: 'cancelled', changedAt: work.clock.now() } });
  const revision = draft.current.number;
  await journal(work, {
    kind: 'draft.cancelled',
    deskId: draft.deskId,
    draftId,
    actor: person,
    data: { revision, was: draft.state },
  });
  await enqueueDraftNotice(work, draft, { kind: 'draft.cancelled', data: { person } });
  return { kind: 'cancelled' };
}
