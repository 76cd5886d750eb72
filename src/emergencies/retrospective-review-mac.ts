import type { KeyObject } from 'node:crypto';

import type { RetrospectiveReview } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

/** The end of the question about a post by the emergency path. */
type Ended = Pick<RetrospectiveReview, 'useId' | 'deskId' | 'state' | 'endedAt'>;

/** Returns the MAC of an end. With another post, state or time it no longer matches. */
export function macOfRetrospectiveReview(key: KeyObject | null, ended: Ended): string {
  return macOfRow(key, 'retrospectiveReview', coveredBy(ended));
}

/** Tells whether Tambour itself recorded the end so. False without a key or without a MAC. */
export function isMacOfRetrospectiveReview(
  key: KeyObject | null,
  row: Ended & Pick<RetrospectiveReview, 'mac'>,
): boolean {
  return isMacOfRow(key, 'retrospectiveReview', coveredBy(row), row.mac);
}

/** Signs the ends again, with a new key. */
export const signRetrospectiveReviewsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<RetrospectiveReview>(keys, {
    after: (last) =>
      tx.retrospectiveReview.findMany({
        where: { mac: { not: null } },
        orderBy: { useId: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { useId: last.useId }, skip: 1 }),
      }),
    isOwn: isMacOfRetrospectiveReview,
    macOf: macOfRetrospectiveReview,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "RetrospectiveReview" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ useId }) => useId)}::uuid[], ${[...macs]}::text[]) AS "new"("useId", "mac")
      WHERE "row"."useId" = "new"."useId"`,
    nameOf: ({ useId, deskId }) => `${useId} on desk ${deskId}`,
  });

function coveredBy({ useId, deskId, state, endedAt }: Ended): object {
  return { useId, deskId, state, endedAt };
}
