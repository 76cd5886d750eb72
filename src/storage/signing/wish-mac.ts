import type { KeyObject } from 'node:crypto';

import { Prisma } from '#storage/generated/client.ts';

import { isMacOfRow, macOfRow, type RowKind } from './row-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from './sign-again.ts';

/**
 * Everything that is trusted of a row to which approvers agree, besides their decisions. Its fingerprint stands for its
 * terms and who asked, but anybody can compute that.
 */
export interface SignedWish {
  readonly id: string;
  readonly deskId: string;
  readonly fingerprint: string;
  readonly state: string;
  /** Of what can be cancelled: the number of what is decided about, and the fingerprint of the wish to cancel it. */
  readonly number?: number;
  readonly cancelFingerprint?: string | null;
}

type WishRow = SignedWish & { readonly mac: string };

/** Returns the MAC of a wish in its state. It fits no other terms, and no state that nobody decided. */
export function macOfWish(key: KeyObject | null, kind: RowKind, wish: SignedWish): string {
  return macOfRow(key, kind, coveredBy(wish));
}

/** Tells whether the fingerprints and the state are as Tambour wrote them. False without a key. */
export function isOwnWish(key: KeyObject | null, kind: RowKind, wish: WishRow): boolean {
  return isMacOfRow(key, kind, coveredBy(wish), wish.mac);
}

/** Returns the MAC of a wish after `change`. One that does not verify keeps its own, and does not become genuine. */
export function macAfter(key: KeyObject | null, kind: RowKind, wish: WishRow, change: Partial<SignedWish>): string {
  return isOwnWish(key, kind, wish) ? macOfWish(key, kind, { ...wish, ...change }) : wish.mac;
}

/** Returns how the wishes in a table are signed again. */
export function signWishesAgain(kind: RowKind, model: Prisma.ModelName): SignAgain {
  const table = Prisma.raw(`"${model}"`);
  return (tx, keys) =>
    signRowsAgain<WishRow>(keys, {
      after: (last) => tx.$queryRaw`
        SELECT * FROM ${table} WHERE "id" > ${last?.id ?? beforeAll}::uuid ORDER BY "id" LIMIT ${pageSize}`,
      isOwn: (key, row) => isOwnWish(key, kind, row),
      macOf: (key, row) => macOfWish(key, kind, row),
      put: (rows, macs) => tx.$executeRaw`
        UPDATE ${table} "row" SET "mac" = "new"."mac"
        FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
        WHERE "row"."id" = "new"."id"`,
      nameOf: ({ id, deskId }) => `${id} of desk ${deskId}`,
    });
}

const beforeAll = '00000000-0000-0000-0000-000000000000';

function coveredBy({ id, deskId, fingerprint, state, number, cancelFingerprint }: SignedWish): object {
  return { id, deskId, fingerprint, state, number, cancelFingerprint };
}
