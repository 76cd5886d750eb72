import type { Store } from '#storage/store.ts';

/** Number of posts in the month, and in each of the months around it. */
export interface MonthSize {
  readonly inMonth: number;
  readonly around: number;
  readonly monthsAround: number;
}

/**
 * Fills a desk with posts for both accounts, spread over a month and the months around it. Of ten, six are public, two
 * are approved and to come, one waits and one is written. Each has five entries in the journal. `from`: start of the
 * month.
 */
export async function fillMonth(
  { db }: Pick<Store, 'db'>,
  {
    deskId,
    accountIds,
    from,
    size,
  }: {
    readonly deskId: string;
    readonly accountIds: readonly string[];
    readonly from: Date;
    readonly size: MonthSize;
  },
): Promise<void> {
  const { inMonth, around, monthsAround } = size;
  const total = inMonth + around * monthsAround;
  await db.$executeRaw`
    CREATE TABLE "bench_posts" AS
    SELECT n, gen_random_uuid() AS id, n % 10 AS kind,
      CASE WHEN n <= ${inMonth}::int
        THEN ${from}::timestamptz + (n * 27.0 * 86400 / ${inMonth}::int) * interval '1 second'
        ELSE ${from}::timestamptz - ((n - ${inMonth}::int) * ${monthsAround}::int * 30.0 * 86400 / ${total}::int + 86400) * interval '1 second'
      END AS at
    FROM generate_series(1, ${total}::int) n`;
  await db.$executeRaw`
    INSERT INTO "Draft" ("id", "deskId", "number", "author", "state", "currentRevision", "createdAt", "changedAt")
    SELECT id, ${deskId}::uuid, n, 'amina',
      (CASE WHEN kind < 8 THEN 'approved' WHEN kind = 8 THEN 'asked' ELSE 'writing' END)::"DraftState", 1, at, at
    FROM "bench_posts"`;
  await db.$executeRaw`
    INSERT INTO "Revision" ("draftId", "number", "text", "language", "accountIds", "publishAt", "notAfterAt", "timeZone",
      "editedBy", "fingerprint", "createdAt", "askedAt", "askedBy")
    SELECT id, 1, 'The town hall is open until 18:00 on day ' || n, 'en', ${[...accountIds]}::uuid[], at,
      at + interval '2 hours', 'Europe/Paris', 'amina', md5(n::text), at, CASE WHEN kind < 9 THEN at END,
      CASE WHEN kind < 9 THEN 'amina' END
    FROM "bench_posts"`;
  await db.$executeRaw`
    INSERT INTO "Delivery" ("id", "draftId", "revision", "accountId", "fingerprint", "state", "key", "dueAt", "notAfterAt",
      "createdAt", "sentAt", "remoteId", "remoteUrl")
    SELECT gen_random_uuid(), id, 1, account, md5(n::text), (CASE WHEN kind < 6 THEN 'sent' ELSE 'ready' END)::"DeliveryState",
      gen_random_uuid()::text, at, at + interval '2 hours', at, CASE WHEN kind < 6 THEN at END,
      CASE WHEN kind < 6 THEN n::text END, CASE WHEN kind < 6 THEN 'https://social.example.org/' || n END
    FROM "bench_posts", unnest(${[...accountIds]}::uuid[]) account WHERE kind < 8`;
  await db.$executeRaw`
    INSERT INTO "JournalEntry" ("seq", "at", "kind", "deskId", "draftId", "actor", "data", "previousHash", "hash")
    SELECT 1000000 + n * 5 + step, at, 'draft.made', ${deskId}::uuid, id, 'amina', '{}', '', md5((n * 5 + step)::text)
    FROM "bench_posts", generate_series(0, 4) step`;
  await db.$executeRaw`DROP TABLE "bench_posts"`;
  for (const table of ['Draft', 'Revision', 'Delivery', 'JournalEntry'])
    await db.$executeRawUnsafe(`ANALYZE "${table}"`);
}
