import type { SeenMember } from '#storage/generated/client.ts';

import { isOwnMember, macOfMember } from './member-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from './sign-again.ts';

/** Signs again the rows that say since when people have been seen on a desk. */
export const signMembersAgain: SignAgain = (tx, keys) =>
  signRowsAgain<SeenMember>(keys, {
    after: (last) =>
      tx.seenMember.findMany({
        orderBy: [{ deskId: 'asc' }, { person: 'asc' }],
        take: pageSize,
        ...(last === null ? {} : { cursor: { deskId_person: { deskId: last.deskId, person: last.person } }, skip: 1 }),
      }),
    isOwn: isOwnMember,
    macOf: macOfMember,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "SeenMember" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ deskId }) => deskId)}::uuid[], ${rows.map(({ person }) => person)}::text[],
        ${[...macs]}::text[]) AS "new"("deskId", "person", "mac")
      WHERE "row"."deskId" = "new"."deskId" AND "row"."person" = "new"."person"`,
    nameOf: ({ deskId, person }) => `${person} on desk ${deskId}`,
  });
