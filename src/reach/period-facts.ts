import { firstWords } from '#text/first-words.ts';
import type { Transaction } from '#storage/database.ts';
import { Prisma } from '#storage/generated/client.ts';

import type { Digest, DigestColumn } from './digest.ts';
import type { DigestPeriod } from './digest-period.ts';
import type { FiguresRow } from './figures-row.ts';
import { utcDayOf } from './utc-day-of.ts';

const titleLength = 60;
const dayMs = 86_400_000;
/** A follower count up to this age is still good. */
const followersFreshMs = 2 * dayMs;
/** A median of fewer approvals would reveal what single people did. */
const leastApprovals = 3;

/** The parts of a revision that titles and prices need. */
export interface RevisionText {
  readonly draftId: string;
  readonly revision: number;
  readonly text: string;
  readonly ownTexts: Readonly<Record<string, string>>;
  readonly contentWarning: string | null;
  readonly altTexts: number;
}

/** Reads the texts of published revisions. */
export async function readTexts(tx: Transaction, rows: readonly FiguresRow[]): Promise<readonly RevisionText[]> {
  return tx.$queryRaw<RevisionText[]>`
    SELECT r."draftId", r."number" AS "revision", r."text", r."ownTexts", r."contentWarning",
      (SELECT count(*)::int FROM jsonb_array_elements(r."media") one WHERE one->>'alt' <> '') AS "altTexts"
    FROM unnest(${rows.map(({ draftId }) => draftId)}::uuid[], ${rows.map(({ revision }) => revision)}::int[])
      AS wanted("draftId", "number")
    JOIN "Revision" r ON r."draftId" = wanted."draftId" AND r."number" = wanted."number"
    GROUP BY r."draftId", r."number"`;
}

/** Returns a post's first words, its name in lists and charts. */
export function titleOf(text: string): string {
  return firstWords(text, titleLength);
}

/**
 * Reads which posts were approved or tried but did not go out, or were retracted, by due time. In a series the first
 * such part stands for the parts after it.
 */
export async function readAbsences(
  tx: Transaction,
  deskId: string,
  { from, to }: DigestPeriod,
): Promise<Digest['absences']> {
  const rows = await tx.$queryRaw<
    {
      draftNumber: number;
      text: string;
      accountId: string;
      state: Digest['absences'][number]['state'];
      why: string | null;
      position: number;
      of: number;
    }[]
  >`
    SELECT draft."number" AS "draftNumber", r."text", d."accountId", d."state"::text AS "state",
      CASE WHEN d."state" = 'retracted' THEN NULL ELSE d."why" END AS "why", d."position",
      (
        SELECT max(part."position") FROM "Delivery" part
        WHERE part."draftId" = d."draftId" AND part."revision" = d."revision" AND part."accountId" = d."accountId"
      ) AS "of"
    FROM "Delivery" d
    JOIN "Draft" draft ON draft."id" = d."draftId"
    JOIN "Revision" r ON r."draftId" = d."draftId" AND r."number" = d."revision"
    WHERE draft."deskId" = ${deskId}::uuid AND d."dueAt" >= ${from} AND d."dueAt" < ${to}
      AND ${isAbsent('d')}
      AND (d."position" = 1 OR NOT EXISTS (
        SELECT 1 FROM "Delivery" before
        WHERE before."draftId" = d."draftId" AND before."revision" = d."revision"
          AND before."accountId" = d."accountId" AND before."position" < d."position"
          AND before."dueAt" >= ${from} AND before."dueAt" < ${to} AND ${isAbsent('before')}))
    ORDER BY d."dueAt", draft."number", d."accountId", d."revision"`;
  return rows.map(({ text, position, of, ...row }) => ({
    ...row,
    title: titleOf(text),
    ...(position > 1 ? { part: { position, of } } : {}),
  }));
}

/** SQL condition that a delivery did not go out, or was retracted. Its argument is always an alias from this file. */
function isAbsent(delivery: 'd' | 'before'): Prisma.Sql {
  const of = Prisma.raw(`"${delivery}"`);
  return Prisma.sql`(${of}."state" IN ('failed', 'held', 'doubt', 'retracted')
    OR (${of}."state" = 'cancelled' AND ${of}."why" IN ('stopped', 'withdrawn', 'rejected', 'not_approved')))`;
}

/** Reads the median hours from asking for approval to the last approval needed; of the desk, never of a person. */
export async function readHoursToApproval(
  tx: Transaction,
  rows: readonly FiguresRow[],
): Promise<Digest['hoursToApproval']> {
  const [found] = await tx.$queryRaw<{ hours: number | null; posts: number }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM one."approvedAt" - one."askedAt") / 3600)
        ::float8 AS "hours",
      count(*)::int AS "posts"
    FROM (
      SELECT r."askedAt", max(d."decidedAt") AS "approvedAt"
      FROM (
        SELECT DISTINCT * FROM
          unnest(${rows.map(({ draftId }) => draftId)}::uuid[], ${rows.map(({ revision }) => revision)}::int[])
            AS listed("draftId", "number")
      ) wanted
      JOIN "Revision" r ON r."draftId" = wanted."draftId" AND r."number" = wanted."number"
      JOIN "Decision" d ON d."subjectId" = r."draftId" AND d."revision" = r."number"
        AND d."kind" = 'approve' AND d."withdrawnAt" IS NULL
      WHERE r."askedAt" IS NOT NULL
      GROUP BY r."draftId", r."number", r."askedAt"
    ) one`;
  if (found === undefined || found.hours === null || found.posts < leastApprovals) return null;
  return { median: found.hours, posts: found.posts };
}

/** Reads each account's last follower count at `asOf`, and the one `days` earlier. */
export async function readFollowers(
  tx: Transaction,
  accountIds: readonly string[],
  asOf: Date,
  days: number,
): Promise<ReadonlyMap<string, DigestColumn['followers']>> {
  const [now, before] = await Promise.all([
    followersAt(tx, accountIds, asOf),
    followersAt(tx, accountIds, new Date(asOf.getTime() - days * dayMs)),
  ]);
  return new Map(accountIds.map((id) => [id, { now: now.get(id) ?? null, before: before.get(id) ?? null }]));
}

async function followersAt(
  tx: Transaction,
  accountIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, number>> {
  const oldest = new Date(at.getTime() - followersFreshMs);
  // `day` is the day of `readAt` and has the index, so an account's earlier years are not scanned.
  const rows = await tx.$queryRaw<{ accountId: string; followers: number }[]>`
    SELECT DISTINCT ON ("accountId") "accountId", "followers"::float8 AS "followers"
    FROM "FollowerReading"
    WHERE "accountId" = ANY(${accountIds}::uuid[]) AND "followers" IS NOT NULL
      AND "day" BETWEEN ${utcDayOf(oldest)}::date AND ${utcDayOf(at)}::date
      AND "readAt" > ${oldest} AND "readAt" <= ${at}
    ORDER BY "accountId", "readAt" DESC`;
  return new Map(rows.map(({ accountId, followers }) => [accountId, followers]));
}
