import type { Desk } from '#desks/desk.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { NamedPerson } from './ask.ts';
import { changeRequest, endRequest } from './end.ts';
import { isAsAsked, lockRequest, type Request, type RequestKind } from './request.ts';
import { isOwnWish, macOfWish } from './request-mac.ts';
import { enqueueRequestNotice } from './request-notice.ts';

/** `asked`: the desk's approvers are asked; `already`: they were, and have not decided. */
export type CancelOutcome = 'cancelled' | 'asked' | 'already' | 'closed';

/**
 * Cancels a request of a desk that waits. To cancel one that is agreed, the desk's approvers are asked, where its kind
 * lets it be cancelled; else it can only be replaced. The caller checks permission.
 */
export async function askToCancel<Terms>(
  work: UnitOfWork,
  kind: RequestKind<Terms>,
  { requestId, desk, by }: { readonly requestId: string; readonly desk: Desk; readonly by: NamedPerson },
): Promise<CancelOutcome> {
  const request = await lockRequest(work, kind, requestId);
  if (request?.deskId !== desk.id) return 'closed';
  const { id: deskId, policyNumber: cancelAskedPolicy } = desk;
  const data = { requestId, aboutId: request.aboutId, name: by.name };
  if (request.state === 'asked') {
    await endRequest(work, request, 'cancelled');
    await journal(work, { kind: `${kind.kind}.cancelled`, deskId, draftId: null, actor: by.id, data });
    return 'cancelled';
  }
  if (!(await mayBeCancelled(work, kind, request))) return 'closed';
  if (isOwnWish(work.decisionKey, request)) return 'already';
  const number = request.number + 1;
  const wish = { number, cancelAskedBy: by.id, cancelAskedAt: work.clock.now(), cancelAskedPolicy };
  const cancelMac = macOfWish(work.decisionKey, { ...request, ...wish });
  await changeRequest(work, request, { ...wish, cancelMac });
  const entry = { ...data, number };
  await journal(work, { kind: `${kind.kind}.cancelAsked`, deskId, draftId: null, actor: by.id, data: entry });
  await enqueueRequestNotice(work, request);
  return 'asked';
}

async function mayBeCancelled<Terms>(
  work: UnitOfWork,
  kind: RequestKind<Terms>,
  request: Request<Terms>,
): Promise<boolean> {
  if (kind.cancelled === undefined || request.state !== 'agreed') return false;
  return isAsAsked(work.decisionKey, request, await kind.shut(work, request, work.clock.now()));
}
