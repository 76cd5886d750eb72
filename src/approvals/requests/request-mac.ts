import { createHash, type KeyObject } from 'node:crypto';

import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { Prisma, Request as RequestRow } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

/** The signed columns of a request; its fingerprint stands for its terms, and for who asked. */
export type SignedRequest = Pick<
  RequestRow,
  'id' | 'kind' | 'deskId' | 'aboutId' | 'number' | 'fingerprint' | 'state' | 'agreedAt'
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

/** The signed columns of a wish to cancel a request. */
export type SignedWish = Pick<
  RequestRow,
  | 'id'
  | 'kind'
  | 'deskId'
  | 'number'
  | 'fingerprint'
  | 'cancelAskedBy'
  | 'cancelAskedAt'
  | 'cancelAskedPolicy'
  | 'cancelMac'
>;

/** Hashes a wish to cancel what was agreed. Pure. */
export function cancelFingerprintOf(wish: SignedWish): string {
  return hashOf('request cancelled', wishCoveredBy(wish));
}

/** Returns the MAC of a wish to cancel a request, apart from the row's: even one changed by hand can be cancelled. */
export function macOfWish(key: KeyObject | null, wish: SignedWish): string {
  return macOfRow(key, 'requestCancel', wishCoveredBy(wish));
}

/** Tells whether Tambour itself wrote the wish so. False without a key, or without a wish. */
export function isOwnWish(key: KeyObject | null, wish: SignedWish): boolean {
  return isMacOfRow(key, 'requestCancel', wishCoveredBy(wish), wish.cancelMac);
}

function hashOf(what: string, covered: object): string {
  return createHash('sha256')
    .update(`tambour ${what}\0${canonicalJson(covered)}`, 'utf8')
    .digest('hex');
}

/** Signs the requests again, with a new key. */
export const signRequestsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<RequestRow>(keys, {
    after: (last) => pageAfter(tx, last, {}),
    isOwn: isOwnRequest,
    macOf: macOfRequest,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "Request" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf,
  });

/** Signs the wishes to cancel requests again, with a new key. */
export const signRequestCancelsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<RequestRow>(keys, {
    after: (last) => pageAfter(tx, last, { cancelMac: { not: null } }),
    isOwn: isOwnWish,
    macOf: macOfWish,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "Request" "row" SET "cancelMac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf,
  });

async function pageAfter(
  tx: Transaction,
  last: RequestRow | null,
  where: Prisma.RequestWhereInput,
): Promise<RequestRow[]> {
  return tx.request.findMany({
    where,
    orderBy: { id: 'asc' },
    take: pageSize,
    ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
  });
}

function nameOf({ kind, id, deskId }: RequestRow): string {
  return `${kind} ${id} of desk ${deskId}`;
}

function coveredBy(request: SignedRequest): object {
  const { id, kind, deskId, aboutId, number, fingerprint, state, agreedAt } = request;
  return { id, kind, deskId, aboutId, number, fingerprint, state, agreedAt };
}

function wishCoveredBy(wish: SignedWish): object {
  const { id, kind, deskId, number, fingerprint, cancelAskedBy, cancelAskedAt, cancelAskedPolicy } = wish;
  return { id, kind, deskId, number, fingerprint, cancelAskedBy, cancelAskedAt, cancelAskedPolicy };
}
