import { readingAges, dueAtOf } from '#reach/reading-ages.ts';
import { recordReadings } from '#reach/record-readings.ts';
import type { TakenReadings } from '#reach/taken-readings.ts';
import type { ReadingAge } from '#storage/generated/client.ts';

import { historyEnd } from './fill-history.ts';
import type { History } from './open-history.ts';

/** The most posts that one job of reading takes (due-readings.ts). */
export const batch = 100;

/** Times for all six ages of one batch of posts. */
export interface IngestRound {
  readonly roomMs: number;
  readonly rawMs: number;
  readonly rawAgainMs: number;
  /** Part of `roomMs`: the reading at 72 hours, which is also copied into the row of figures. */
  readonly comparedMs: number;
}

interface Post {
  readonly accountId: string;
  readonly deliveryId: string;
  readonly publishedAt: Date;
}

/** Records readings as Tambour does, and inserts as many rows with one statement, twice; age by age. */
export async function ingestRounds(
  history: History,
  { warmUp, rounds }: { readonly warmUp: number; readonly rounds: number },
): Promise<readonly IngestRound[]> {
  const batches = await freshBatches(history);
  const done: IngestRound[] = [];
  for (let at = -warmUp; at < rounds; at += 1) {
    const [ofRoom, ofRaw, ofRawAgain] = [batches.shift(), batches.shift(), batches.shift()];
    if (ofRoom === undefined || ofRaw === undefined || ofRawAgain === undefined) throw new Error('no posts are left');
    const sums = { roomMs: 0, rawMs: 0, rawAgainMs: 0, comparedMs: 0 };
    for (const [turn, age] of readingAges.entries()) {
      const room = async (): Promise<void> => {
        const ms = await record(history, ofRoom, age);
        sums.roomMs += ms;
        if (age === 'h72') sums.comparedMs += ms;
      };
      const raw = async (): Promise<void> => void (sums.rawMs += await insert(history, takenOf(ofRaw, age)));
      const again = async (): Promise<void> =>
        void (sums.rawAgainMs += await insert(history, takenOf(ofRawAgain, age)));
      const turns = [room, raw, again];
      for (const index of turns.keys()) await turns.at((index + turn + at) % turns.length)?.();
    }
    if (at >= 0) done.push(sums);
  }
  await expectRecorded(history, (warmUp + rounds) * batch * readingAges.length);
  return done;
}

/** Lists batches of unread posts, each of one account, as a job of reading finds them. */
async function freshBatches({ client }: History): Promise<(readonly Post[])[]> {
  const { rows } = await client.query<Post>(
    `SELECT f."deliveryId", f."accountId", f."publishedAt" FROM "DeliveryFigures" f
    JOIN "Delivery" d ON d."id" = f."deliveryId" AND d."state" = 'sent'
    WHERE f."publishedAt" > $1
    ORDER BY f."accountId", f."publishedAt"`,
    [historyEnd],
  );
  const accounts = Map.groupBy(rows, ({ accountId }) => accountId);
  return [...accounts.values()].flatMap((posts) => (posts.length < batch ? [] : [posts.slice(0, batch)]));
}

function takenOf(posts: readonly Post[], age: ReadingAge): readonly TakenReadings[] {
  return posts.map(({ deliveryId, publishedAt }, index) => {
    const counts = { likes: index, shares: 7, quotes: 1, replies: 3, ownReplies: 1, unanswered: 1, views: 900 };
    const readAt = new Date(dueAtOf(publishedAt, age).getTime() + 300_000);
    return { deliveryId, publishedAt, readings: [{ age, outcome: 'counts', counts, readAt }], boosted: null };
  });
}

async function record({ store }: History, posts: readonly Post[], age: ReadingAge): Promise<number> {
  const [accountId, taken] = [posts[0]?.accountId ?? '', takenOf(posts, age)];
  const begunAt = performance.now();
  await store.write((work) => recordReadings(work, accountId, { taken, vain: [] }));
  return performance.now() - begunAt;
}

/** Measures the least that any program must do: one statement in one transaction. */
async function insert({ client }: History, taken: readonly TakenReadings[]): Promise<number> {
  const rows = taken.flatMap(({ deliveryId, readings }) => readings.map((one) => ({ deliveryId, ...one })));
  const count = (name: 'likes' | 'shares' | 'quotes' | 'replies' | 'ownReplies' | 'unanswered' | 'views') =>
    rows.map(({ counts }) => counts?.[name] ?? null);
  const values = [
    rows.map(({ deliveryId }) => deliveryId),
    rows.map(({ age }) => age),
    rows.map(({ outcome }) => outcome),
    rows.map(({ readAt }) => readAt),
    rows.map(() => false),
    ...(['likes', 'shares', 'quotes', 'replies', 'ownReplies', 'unanswered', 'views'] as const).map(count),
  ];
  const begunAt = performance.now();
  await client.query('BEGIN');
  await client.query({
    name: 'raw',
    text: `INSERT INTO "Reading" ("deliveryId", "age", "outcome", "readAt", "isLate", "likes", "shares", "quotes",
        "replies", "ownReplies", "unanswered", "views")
      SELECT * FROM unnest($1::uuid[], $2::"ReadingAge"[], $3::"ReadingOutcome"[], $4::timestamptz[], $5::bool[],
        $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[])`,
    values,
  });
  await client.query('COMMIT');
  return performance.now() - begunAt;
}

/** Throws unless all readings were recorded to their last age: work that was not done must not count as fast. */
async function expectRecorded({ client }: History, readings: number): Promise<void> {
  const { rows } = await client.query<{ count: number }>(`
    SELECT count(*)::int AS count FROM "Reading" r JOIN "DeliveryFigures" f USING ("deliveryId")
    LEFT JOIN "ReadingsToCome" c USING ("deliveryId")
    WHERE c."deliveryId" IS NULL AND f."outcome" IS NOT NULL AND r."likes" IS NOT NULL AND r."views" = 900 AND r."shares" = 7`);
  if (rows[0]?.count !== readings)
    throw new Error(`${readings} readings were recorded, and ${rows[0]?.count} are kept`);
}
