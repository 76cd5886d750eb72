import type { Request as RequestRow } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { RequestedKind, RequestState } from './request.ts';
import { macAfter, type SignedRequest } from './request-mac.ts';
import { enqueueRequestNotice } from './request-notice.ts';

type Signed = SignedRequest & Pick<RequestRow, 'mac'>;

/** Columns of a request without a wish to cancel it. */
export const noCancelWish = {
  cancelAskedBy: null,
  cancelAskedAt: null,
  cancelAskedPolicy: null,
  cancelMac: null,
} as const;

/** Changes columns of a request, signed. The caller has locked it. */
export async function changeRequest(
  work: UnitOfWork,
  request: Signed,
  change: Partial<Omit<RequestRow, 'id' | 'kind' | 'deskId' | 'aboutId' | 'terms' | 'fingerprint' | 'mac'>>,
): Promise<void> {
  const mac = macAfter(work.decisionKey, request, change);
  await work.tx.request.update({ where: { id: request.id }, data: { ...change, mac } });
}

/** Ends a request, and redraws its card. `endedWhy`: a word of its kind, where a state alone does not say it. */
export async function endRequest(
  work: UnitOfWork,
  request: Signed,
  state: Exclude<RequestState, 'asked' | 'agreed'>,
  endedWhy: string | null = null,
): Promise<void> {
  await changeRequest(work, request, { state, endedWhy, endedAt: work.clock.now(), ...noCancelWish });
  await enqueueRequestNotice(work, request);
}

/** Ends all requests of a kind that wait about something which has changed. The caller has locked that. */
export async function lapseRequests(
  work: UnitOfWork,
  about: { readonly kind: RequestedKind; readonly aboutId: string },
): Promise<void> {
  const waiting = await work.tx.request.findMany({ where: { ...about, state: 'asked' }, orderBy: { id: 'asc' } });
  for (const one of waiting) await endRequest(work, one, 'lapsed');
}
