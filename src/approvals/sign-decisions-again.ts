import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';

import { isMacOf, macOfDecision, type SignedDecision } from './decision-mac.ts';

type Row = SignedDecision & { readonly mac: string | null };

/** Signs the genuine decisions again, with a new key. */
export const signDecisionsAgain: SignAgain = (tx, keys) =>
  signRowsAgain<Row>(keys, {
    async after(last) {
      return tx.decision.findMany({
        where: { mac: { not: null } },
        orderBy: { id: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { id: last.id }, skip: 1 }),
      });
    },
    isOwn: (key, row) => isMacOf(key, row, row.mac),
    macOf: macOfDecision,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "Decision" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${[...macs]}::text[]) AS "new"("id", "mac")
      WHERE "row"."id" = "new"."id"`,
    nameOf: ({ id, subjectKind, subjectId, revision }) => `${id} on ${subjectKind} ${subjectId} version ${revision}`,
  });
