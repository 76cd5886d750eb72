import type { KeyObject } from 'node:crypto';

import type { PastPair as PairRow, Prisma } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

type PostKey = { readonly accountId: string; readonly remoteId: string };

/**
 * The fields of a decided pair's row that the MAC covers: both posts by their network ids, and who decided what when.
 */
export type SignedPair = Pick<PairRow, 'id' | 'deskId' | 'state' | 'by' | 'name' | 'at'> & {
  readonly one: PostKey;
  readonly other: PostKey;
};

/** Columns of both posts that are signed. */
const signedPosts = {
  one: { select: { accountId: true, remoteId: true } },
  other: { select: { accountId: true, remoteId: true } },
} as const satisfies Prisma.PastPairInclude;

/** Returns the MAC of a person's decision about a pair. */
export function macOfPair(key: KeyObject | null, pair: SignedPair): string {
  return macOfRow(key, 'pastPair', coveredBy(pair));
}

/** Tells whether a person made this decision through Tambour. False without a key, and for mere suggestions. */
export function isMacOfPair(key: KeyObject | null, pair: SignedPair & Pick<PairRow, 'mac'>): boolean {
  return isMacOfRow(key, 'pastPair', coveredBy(pair), pair.mac);
}

function coveredBy({ id, deskId, state, by, name, at, one, other }: SignedPair): object {
  return { id, deskId, state, by, name, at, one: keyOf(one), other: keyOf(other) };
}

function keyOf({ accountId, remoteId }: PostKey): PostKey {
  return { accountId, remoteId };
}

/** Signs the decided pairs again with the new key. */
export const signPastPairsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<SignedPair & Pick<PairRow, 'mac'>>(keys, {
    after: (last) =>
      tx.pastPair.findMany({
        where: { mac: { not: null } },
        include: signedPosts,
        orderBy: { id: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
      }),
    isOwn: isMacOfPair,
    macOf: macOfPair,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "PastPair" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf: ({ id, deskId }) => `${id} of desk ${deskId}`,
  });
