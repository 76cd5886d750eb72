import { Temporal } from 'temporal-polyfill';

import type { Desk } from '#desks/desk.ts';
import type { PastSource } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import { lockNumbers } from '#storage/lock-numbers.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { suggestPairs } from './pairs/suggest-pairs.ts';
import type { PastPostRead, PastRead } from './past-post.ts';

/** A younger post may still gain much, so its counts are not comparable with those of older posts. */
export const leastAgeDays = 28;
const dayMs = 86_400_000;
const rowsAtOnce = 1000;

export interface NewPast {
  readonly desk: Pick<Desk, 'id' | 'timeZone' | 'accounts'>;
  readonly accountId: string;
  readonly source: PastSource;
  /** When the counts were taken. */
  readonly countedAt: Date;
  readonly by: string;
  readonly past: PastRead;
}

/** The outcome of an import: posts stored, and posts left out by reason. */
export interface PastKept {
  readonly kind: 'kept';
  readonly posts: number;
  /** The number of these not stored before. */
  readonly added: number;
  /** Posts of an earlier import that no longer exist and were removed. */
  readonly removed: number;
  readonly repliesToOthers: number;
  readonly tooRecent: number;
  readonly byTambour: number;
  readonly continuations: number;
  readonly reposts: number;
}

/** `otherDesk`: another desk has imported that account; `older`: counts from a later day are already stored. */
export type KeepPastOutcome = PastKept | { readonly kind: 'otherDesk' | 'older' };

/**
 * Replaces the stored posts from an account's time before Tambour. Counts are updated, a post that no longer exists is
 * removed with its pairs, and posts made by Tambour are left to its own figures.
 */
export async function keepPast(work: UnitOfWork, asked: NewPast): Promise<KeepPastOutcome> {
  const { desk, accountId, source, countedAt, by, past } = asked;
  const { tx, clock } = work;
  // Serialises concurrent imports.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.past})`;
  const before = await tx.pastImport.findUnique({ where: { accountId } });
  if (before !== null && before.deskId !== desk.id) return { kind: 'otherDesk' };
  if (before !== null && before.countedAt > countedAt) return { kind: 'older' };
  const made = await madeByTambour(work, accountId);
  const others = past.posts.filter(({ remoteId }) => !made.has(remoteId));
  const youngestAt = countedAt.getTime() - leastAgeDays * dayMs;
  const posts = others.filter(({ publishedAt }) => publishedAt.getTime() <= youngestAt);
  const left = {
    tooRecent: others.length - posts.length,
    byTambour: past.posts.length - others.length,
    continuations: past.continuations,
    reposts: past.reposts,
  };
  const row = { deskId: desk.id, source, countedAt, importedAt: clock.now(), importedBy: by, ...left };
  await tx.pastImport.upsert({ where: { accountId }, create: { accountId, ...row }, update: row });
  const changed = await keepPosts(work, accountId, posts);
  await keepMonths(work, { accountId, timeZone: desk.timeZone }, past.answeredAt);
  await suggestPairs(work, desk);
  const kept = { posts: posts.length, ...changed, repliesToOthers: past.answeredAt.length, ...left };
  const data = { account: accountId, source, countedAt: countedAt.toISOString(), ...kept };
  await journal(work, { kind: 'past.imported', deskId: desk.id, draftId: null, actor: by, data });
  return { kind: 'kept', ...kept };
}

async function madeByTambour({ tx }: UnitOfWork, accountId: string): Promise<ReadonlySet<string | null>> {
  const rows = await tx.delivery.findMany({
    where: { accountId, remoteId: { not: null } },
    select: { remoteId: true },
  });
  return new Set(rows.map(({ remoteId }) => remoteId));
}

async function keepPosts(
  { tx, newId }: UnitOfWork,
  accountId: string,
  posts: readonly PastPostRead[],
): Promise<Pick<PastKept, 'added' | 'removed'>> {
  const removed = await tx.$executeRaw`
    DELETE FROM "PastPost" WHERE "accountId" = ${accountId}::uuid
      AND "remoteId" <> ALL (${posts.map(({ remoteId }) => remoteId)}::text[])`;
  const before = await tx.pastPost.count({ where: { accountId } });
  for (let from = 0; from < posts.length; from += rowsAtOnce) {
    const rows = posts.slice(from, from + rowsAtOnce).map((post) => ({ id: newId(), ...post }));
    await tx.$executeRaw`
      INSERT INTO "PastPost" ("id", "accountId", "remoteId", "publishedAt", "text", "links", "likes", "shares")
      SELECT "id", ${accountId}::uuid, "remoteId", "publishedAt", "text",
        ARRAY(SELECT jsonb_array_elements_text("links")), "likes", "shares"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS "row"(
        "id" uuid, "remoteId" text, "publishedAt" timestamptz, "text" text, "links" jsonb, "likes" bigint,
        "shares" bigint)
      ON CONFLICT ("accountId", "remoteId") DO UPDATE SET "publishedAt" = excluded."publishedAt",
        "text" = excluded."text", "links" = excluded."links", "likes" = excluded."likes", "shares" = excluded."shares"`;
  }
  return { added: posts.length - before, removed };
}

async function keepMonths(
  { tx }: UnitOfWork,
  { accountId, timeZone }: { readonly accountId: string; readonly timeZone: string },
  answeredAt: readonly Date[],
): Promise<void> {
  const months = Map.groupBy(answeredAt, (at) => monthOf(at, timeZone));
  await tx.pastMonth.deleteMany({ where: { accountId } });
  await tx.pastMonth.createMany({
    data: [...months].map(([month, answers]) => ({ accountId, month, repliesToOthers: answers.length })),
  });
}

/** Returns the month of an instant in a zone, in the form "2026-10". */
function monthOf(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toPlainYearMonth()
    .toString();
}
