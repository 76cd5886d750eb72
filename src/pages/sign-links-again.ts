import type { SharedLink } from '#storage/generated/client.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

import { isOwnLink, macOfLink } from './link-mac.ts';

/** Signs the links again. */
export const signLinksAgain: SignAgain = (tx, keys) =>
  signRowsAgain<SharedLink>(keys, {
    after: (last) =>
      tx.sharedLink.findMany({
        orderBy: { id: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
      }),
    isOwn: isOwnLink,
    macOf: macOfLink,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "SharedLink" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf: ({ id, deskId }) => `${id} on desk ${deskId}`,
  });
