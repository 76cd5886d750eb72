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
  /** The current revision is not the one that the person saw. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'notAllowed' };

export interface CancelRequest {
  readonly draftId: string;
  /** The revision that the person saw. */
  readonly revision: number;
  readonly person: string;
  /** Null if they gave none. */
  readonly reason: string | null;
  readonly desk: Desk;
  /** If left out, only approvers whom the desk names count as approvers. */
  readonly members?: Members;
}

/**
 * Cancels a draft; its revisions stay readable, and for a day it can be reopened. This room knows nothing of
 * deliveries: the caller makes sure that none is under way, and calls off the rest in the same transaction
 * (`cancelWhenFree`).
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
