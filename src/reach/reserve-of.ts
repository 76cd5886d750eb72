import type { Transaction } from '#storage/database.ts';

import type { DigestPeriod } from './digest-period.ts';

/** The reserve periods in progress during a digest's period, and the posts that went out despite a closed one. */
export interface Reserve {
  readonly periods: readonly { readonly label: string; readonly until: string; readonly timeZone: string }[];
  readonly overrides: readonly {
    readonly draftNumber: number;
    readonly reason: string;
    /** Their names at that moment. */
    readonly asker: string;
    readonly agreer: string;
  }[];
}

/** Reads a desk's reserve periods and overrides for a digest, the earliest first, as of `asOf`. */
export async function readReserve(
  tx: Transaction,
  deskId: string,
  { from, to }: DigestPeriod,
  asOf: Date,
): Promise<Reserve> {
  const periods = await tx.period.findMany({
    where: {
      deskId,
      agreedAt: { not: null, lte: asOf },
      fromAt: { lt: to },
      toAt: { gt: from },
      OR: [{ state: 'agreed' }, { endedAt: { gt: from } }],
    },
    orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
    select: { id: true, replacesId: true, label: true, toAt: true, timeZone: true },
  });
  const overrides = await tx.$queryRaw<Reserve['overrides'][number][]>`
    SELECT "Draft"."number" AS "draftNumber", "made"."reason", "asked"."data"->>'name' AS "asker",
      "agreed"."personName" AS "agreer"
    FROM "PeriodOverride" "made" JOIN "Draft" ON "Draft"."id" = "made"."draftId"
    JOIN "Decision" "agreed" ON "agreed"."subjectId" = "made"."id" AND "agreed"."kind" = 'approve'
      AND "agreed"."withdrawnAt" IS NULL
    JOIN "JournalEntry" "asked" ON "asked"."draftId" = "made"."draftId" AND "asked"."kind" = 'override.asked'
      AND "asked"."data"->>'overrideId' = "made"."id"::text
    WHERE "made"."deskId" = ${deskId}::uuid AND "made"."state" = 'agreed'
      AND "made"."endedAt" >= ${from} AND "made"."endedAt" < ${to} AND "made"."endedAt" <= ${asOf}
    ORDER BY "made"."endedAt", "made"."id"`;
  // A period that was changed is named as it is now, once.
  const changed = new Set(periods.map(({ replacesId }) => replacesId));
  return {
    periods: periods
      .filter(({ id }) => !changed.has(id))
      .map(({ label, toAt, timeZone }) => ({ label, until: toAt.toISOString(), timeZone })),
    overrides,
  };
}
