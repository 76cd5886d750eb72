import { fingerprintOf } from '#approvals/requests/request-mac.ts';
import { readRequest, type RequestKind } from '#approvals/requests/request.ts';
import type { Store } from '#storage/store.ts';

import { present } from './publishing-scene.ts';

/** Returns the fingerprint of what the row of a request says now, which anybody can compute. */
export async function fingerprintOfRow<Terms>(
  { db: tx, decisionKey, clock }: Store,
  kind: RequestKind<Terms>,
  id: string,
): Promise<string> {
  const reader = { tx, decisionKey };
  const request = present(await readRequest(reader, kind, id));
  const { agreedOn } = await kind.shut(reader, request, clock.now());
  return fingerprintOf(request, agreedOn);
}
