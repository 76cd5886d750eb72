import { setTimeout as pause } from 'node:timers/promises';

import { z } from 'zod';

import { readingOf } from '#networks/count-of.ts';
import type { PostReading, PostToRead, ReadOutcome } from '#networks/read-outcome.ts';

import { ownAccount } from './own-account.ts';
import { readReplies, unknownReplies, type Replies } from './read-replies.ts';
import { readStatus } from './read-status.ts';
import { readingEnd, type Stop } from './reading-end.ts';
import type { Server } from './server.ts';
import { statusSchema, type Status } from './status.ts';

/** More ids in one request are refused: https://docs.joinmastodon.org/methods/statuses/#index. */
const batchSize = 20;

type RepliesOf = (status: Status) => Promise<Replies | Stop>;

/** The longest pause before replies are read once more, and the most posts for which they are. */
const longestPauseSeconds = 10;
const mostAgain = batchSize;

/** One post as it was read; `moreAfterSeconds`: as in `Replies`. */
interface ReadPost {
  readonly kind: 'read';
  readonly reading: PostReading;
  readonly moreAfterSeconds: number | null;
}

/**
 * Reads the public's reactions to posts: many in one request if the server can do that, else one by one. Posts whose
 * replies the server is still fetching are read once more after a pause.
 */
export async function readStatuses(
  server: Server,
  posts: readonly PostToRead[],
  signal: AbortSignal,
): Promise<ReadOutcome> {
  const readings = new Map<string, PostReading>();
  const repliesOf = repliesAsOwn(server, signal);
  const ids = [...new Set(posts.map(({ id }) => id))];
  const unfinished = new Map<string, number>();
  let hasBatch = true;
  for (let start = 0; start < ids.length; start += batchSize) {
    const asked = ids.slice(start, start + batchSize);
    const batch: ReadonlyMap<string, Status> | Stop | null = hasBatch ? await readBatch(server, asked, signal) : null;
    if (batch !== null && 'kind' in batch) return { readings, billed: {}, end: batch };
    hasBatch = batch !== null;
    for (const id of asked) {
      const read = await readOne(server, id, batch?.get(id) ?? null, repliesOf, signal);
      if (read.kind !== 'read') return { readings, billed: {}, end: read };
      readings.set(id, read.reading);
      if (read.moreAfterSeconds !== null && read.moreAfterSeconds <= longestPauseSeconds)
        unfinished.set(id, read.moreAfterSeconds);
    }
  }
  if (unfinished.size > 0) {
    const again = await readAgain(server, unfinished, { hasBatch, repliesOf }, signal);
    for (const [id, reading] of again) readings.set(id, reading);
  }
  return { readings, billed: {}, end: { kind: 'all' } };
}

/**
 * Reads some posts once more, after one pause for all of them. On any failure the first reading stays: the next request
 * will meet the same failure.
 */
async function readAgain(
  server: Server,
  unfinished: ReadonlyMap<string, number>,
  { hasBatch, repliesOf }: { readonly hasBatch: boolean; readonly repliesOf: RepliesOf },
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PostReading>> {
  const readings = new Map<string, PostReading>();
  const ids = [...unfinished.keys()].slice(0, mostAgain);
  const seconds = Math.max(...ids.map((id) => unfinished.get(id) ?? 0));
  await pause(seconds * 1000, undefined, { signal }).catch(() => undefined);

  const batch = hasBatch ? await readBatch(server, ids, signal) : null;
  if (batch !== null && 'kind' in batch) return readings;
  for (const id of ids) {
    const read = await readOne(server, id, batch?.get(id) ?? null, repliesOf, signal);
    if (read.kind !== 'read') break;
    const isKnown = read.reading.kind === 'counts' && read.reading.counts.unanswered !== null;
    if (isKnown) readings.set(id, read.reading);
  }
  return readings;
}

/** Reads posts in one request, by id; null if the server has no such request. */
async function readBatch(
  server: Server,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Status> | Stop | null> {
  const answer = await server.ask({
    schema: z.array(z.unknown()),
    signal,
    withinMs: server.timeouts.readMs,
    call: (client) => client.v1.statuses.fetch({ id: ids }),
  });
  if (answer.kind !== 'answer') return readingEnd(server, answer, signal);
  const statuses = answer.data.flatMap((one) => {
    const parsed = statusSchema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
  return new Map(statuses.map((status) => [status.id, status]));
}

/** Reads one post's counts. `known`: the post from a batch; without it the post is fetched. */
async function readOne(
  server: Server,
  id: string,
  known: Status | null,
  repliesOf: RepliesOf,
  signal: AbortSignal,
): Promise<ReadPost | Stop> {
  const looked = known === null ? await readStatus(server, id, signal) : ({ kind: 'there', status: known } as const);
  if (looked.kind === 'missing') return { kind: 'read', reading: looked, moreAfterSeconds: null };
  if (looked.kind === 'unknown') {
    const end = looked.answer === null ? null : await readingEnd(server, looked.answer, signal);
    return end ?? { kind: 'read', reading: { kind: 'unreadable' }, moreAfterSeconds: null };
  }
  const { status } = looked;
  const replies = await repliesOf(status);
  if (replies.kind !== 'replies') return replies;
  const counts = {
    likes: status.favouritesCount,
    shares: status.reblogsCount,
    quotes: status.quotesCount,
    replies: status.repliesCount,
    ownReplies: replies.ownReplies,
    unanswered: replies.unanswered,
    views: null,
  };
  const reading = readingOf(counts, replies.answerSeconds);
  return { kind: 'read', reading, moreAfterSeconds: replies.moreAfterSeconds };
}

const noReplies: Replies = { kind: 'replies', ownReplies: 0, unanswered: 0, answerSeconds: [], moreAfterSeconds: null };

/**
 * Returns a reader of the replies under posts. It asks at most once who we are, and nothing for a post without replies.
 */
function repliesAsOwn(server: Server, signal: AbortSignal): RepliesOf {
  let me: ReturnType<typeof ownAccount> | null = null;
  return async (status) => {
    if (status.repliesCount === 0) return noReplies;
    me ??= ownAccount(server, signal);
    const own = await me;
    if (own.kind === 'answer') return readReplies(server, status.id, own.data.id, signal);
    return (await readingEnd(server, own, signal)) ?? unknownReplies;
  };
}
