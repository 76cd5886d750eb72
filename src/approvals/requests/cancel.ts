import type { Desk } from '#desks/desk.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { NamedPerson } from './ask.ts';
import { endRequest } from './end.ts';
import { lockRequest, type RequestKind } from './request.ts';

/** Cancels a request of a desk that waits. One that is agreed can only be replaced. The caller checks permission. */
export async function cancelRequest<Terms>(
  work: UnitOfWork,
  kind: RequestKind<Terms>,
  { requestId, desk, by }: { readonly requestId: string; readonly desk: Pick<Desk, 'id'>; readonly by: NamedPerson },
): Promise<'cancelled' | 'closed'> {
  const request = await lockRequest(work, kind, requestId);
  if (request?.deskId !== desk.id || request.state !== 'asked') return 'closed';
  await endRequest(work, request, 'cancelled');
  const data = { requestId, name: by.name };
  await journal(work, { kind: `${kind.kind}.cancelled`, deskId: desk.id, draftId: null, actor: by.id, data });
  return 'cancelled';
}
