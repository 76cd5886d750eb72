import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

import { isMacOfRevision, macOfRevision, type SignedRevision } from './revision-mac.ts';
import { wordedBySchema } from './worded-by.ts';

interface Row {
  readonly draftId: string;
  readonly number: number;
  readonly mac: string | null;
  /** Null if Tambour did not write the row's authorship. */
  readonly signed: SignedRevision | null;
}

/** Signs the authorship of revisions again, with a new key. */
export const signRevisionsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<Row>(keys, {
    async after(last) {
      const rows = await tx.revision.findMany({
        where: { mac: { not: null } },
        orderBy: [{ draftId: 'asc' }, { number: 'asc' }],
        take: pageSize,
        ...(last === null
          ? {}
          : { cursor: { draftId_number: { draftId: last.draftId, number: last.number } }, skip: 1 }),
        select: {
          draftId: true,
          number: true,
          fingerprint: true,
          editedBy: true,
          proposedBy: true,
          wordedBy: true,
          askedBy: true,
          mac: true,
          draft: { select: { deskId: true, author: true } },
        },
      });
      return rows.map(({ mac, draft, ...row }): Row => {
        const { draftId, number } = row;
        const wordedBy = wordedBySchema.safeParse(row.wordedBy);
        const signed = wordedBy.success ? { ...row, ...draft, wordedBy: wordedBy.data } : null;
        return { draftId, number, mac, signed };
      });
    },
    isOwn: (key, { signed, mac }) => signed !== null && mac !== null && isMacOfRevision(key, signed, mac),
    macOf(key, { signed, draftId }) {
      if (signed === null) throw new Error(`a revision of draft ${draftId} is signed, and nobody worded it`);
      return macOfRevision(key, signed);
    },
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "Revision" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ draftId }) => draftId)}::uuid[], ${rows.map(({ number }) => number)}::int[],
        ${[...macs]}::text[]) AS "new"("draftId", "number", "mac")
      WHERE "row"."draftId" = "new"."draftId" AND "row"."number" = "new"."number"`,
    nameOf: ({ draftId, number }) => `${draftId} version ${number}`,
  });
