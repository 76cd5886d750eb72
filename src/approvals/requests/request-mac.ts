import { createHash, type KeyObject } from 'node:crypto';

import { canonicalJson } from '#storage/canonical-json.ts';
import type { Request as RequestRow } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

/** The signed columns of a request; its fingerprint stands for its terms, and for who asked. */
export type SignedRequest = Pick<
  RequestRow,
  'id' | 'kind' | 'deskId' | 'aboutId' | 'number' | 'fingerprint' | 'state' | 'agreedAt' | 'cancelFingerprint'
>;

/** Returns the MAC of a request in its state. It fits no other terms, and no state that nobody decided. */
export function macOfRequest(key: KeyObject | null, request: SignedRequest): string {
  return macOfRow(key, 'request', coveredBy(request));
}

/** Tells whether Tambour itself wrote the request so. False without a key. */
export function isOwnRequest(key: KeyObject | null, request: SignedRequest & Pick<RequestRow, 'mac'>): boolean {
  return isMacOfRow(key, 'request', coveredBy(request), request.mac);
}

/** Returns the MAC of a request after `change`. One that does not verify keeps its own, and does not become genuine. */
export function macAfter(
  key: KeyObject | null,
  request: SignedRequest & Pick<RequestRow, 'mac'>,
  change: Partial<SignedRequest>,
): string {
  return isOwnRequest(key, request) ? macOfRequest(key, { ...request, ...change }) : request.mac;
}

/** Hashes what is agreed on: who asked which desk for what, when, by which policy, and what that depends on. Pure. */
export function fingerprintOf(
  request: Pick<RequestRow, 'kind' | 'id' | 'deskId' | 'aboutId' | 'askedBy' | 'askedAt' | 'askedPolicy'> & {
    readonly terms: unknown;
  },
  agreedOn: object,
): string {
  const { kind, id, deskId, aboutId, askedBy, askedAt, askedPolicy, terms } = request;
  return hashOf('request', { kind, id, deskId, aboutId, askedBy, askedAt, askedPolicy, terms, agreedOn });
}

/** Hashes a wish to cancel what was agreed. Pure. */
export function cancelFingerprintOf(
  { kind, id, fingerprint, number }: Pick<RequestRow, 'kind' | 'id' | 'fingerprint' | 'number'>,
  { by, at, policy }: { readonly by: string; readonly at: Date; readonly policy: number },
): string {
  return hashOf('request cancelled', { kind, id, fingerprint, number, by, at, policy });
}

function hashOf(what: string, covered: object): string {
  return createHash('sha256')
    .update(`tambour ${what}\0${canonicalJson(covered)}`, 'utf8')
    .digest('hex');
}

/** Signs the requests again, with a new key. */
export const signRequestsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<SignedRequest & Pick<RequestRow, 'mac'>>(keys, {
    after: (last) =>
      tx.request.findMany({
        orderBy: { id: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
      }),
    isOwn: isOwnRequest,
    macOf: macOfRequest,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "Request" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf: ({ kind, id, deskId }) => `${kind} ${id} of desk ${deskId}`,
  });

function coveredBy(request: SignedRequest): object {
  const { id, kind, deskId, aboutId, number, fingerprint, state, agreedAt, cancelFingerprint } = request;
  return { id, kind, deskId, aboutId, number, fingerprint, state, agreedAt, cancelFingerprint };
}
