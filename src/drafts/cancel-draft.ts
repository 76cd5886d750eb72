import type { Desk } from '#desks/desk.ts';
import { type Members, noMembers } from '#desks/may.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueDraftNotice } from './draft-notice.ts';
import { lockDraft } from './draft.ts';
import { mayCancel } from './may-handle.ts';
import { forgetPreview } from './preview.ts';
import { forgetLinkPreview } from './previews/link-preview.ts';
import { undoableAfter } from './undoable-until.ts';

export type CancelOutcome =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'closed' }
  /** It is not the revision any more that the person saw. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'notAllowed' };

export interface CancelRequest {
  readonly draftId: string;
  /** The revision that the person saw. */
  readonly revision: number;
  readonly person: string;
  /** Null: they gave none. */
  readonly reason: string | null;
  readonly desk: Desk;
  /** Left out: of those who approve only the ones that the desk names may. */
  readonly members?: Members;
}

/**
 * Ends a draft; its revisions stay readable, and for a day it can be reopened. What is on its way or out is
 * publishing's to know: call its `freeDraft` first, in the same transaction.
 */
export async function cancelDraft(work: UnitOfWork, request: CancelRequest): Promise<CancelOutcome> {
  const { draftId, person, reason, desk } = request;
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) throw new Error(`no draft ${draftId}`);
  if (!mayCancel(draft, desk, person, request.members ?? noMembers)) return { kind: 'notAllowed' };
  if (draft.state === 'cancelled') return { kind: 'closed' };
  const revision = draft.current.number;
  if (request.revision !== revision) return { kind: 'stale' };
  const now = work.clock.now();
  await work.tx.draft.update({ where: { id: draftId }, data: { state: 'cancelled', changedAt: now } });
  await forgetPreview(work.tx, draftId);
  await forgetLinkPreview(work.tx, draftId);
  await journal(work, {
    kind: 'draft.cancelled',
    deskId: draft.deskId,
    draftId,
    actor: person,
    data: { revision, was: draft.state, reason },
  });
  const data = { person, reason, untilAt: undoableAfter(now).toISOString() };
  await enqueueDraftNotice(work, draft, { kind: 'draft.cancelled', data });
  return { kind: 'cancelled' };
}
