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

/** Reads the public's reactions to posts: many in one request if the server can do that, else one by one. */
export async function readStatuses(
  server: Server,
  posts: readonly PostToRead[],
  signal: AbortSignal,
): Promise<ReadOutcome> {
  const readings = new Map<string, PostReading>();
  const repliesOf = repliesAsOwn(server, signal);
  const ids = [...new Set(posts.map(({ id }) => id))];
  let hasBatch = true;
  for (let start = 0; start < ids.length; start += batchSize) {
    const asked = ids.slice(start, start + batchSize);
    const batch: ReadonlyMap<string, Status> | Stop | null = hasBatch ? await readBatch(server, asked, signal) : null;
    if (batch !== null && 'kind' in batch) return { readings, billed: {}, end: batch };
    hasBatch = batch !== null;
    for (const id of asked) {
      const reading = await readOne(server, id, batch?.get(id) ?? null, repliesOf, signal);
      const isStop = reading.kind === 'tryLater' || reading.kind === 'locked' || 'why' in reading;
      if (isStop) return { readings, billed: {}, end: reading };
      readings.set(id, reading);
    }
  }
  return { readings, billed: {}, end: { kind: 'all' } };
}

/** Reads the posts that one request shows, by id; null if the server has no such request. */
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

/** Reads one post's counts. `known` is how a batch showed it; a post that no batch showed is looked up. */
async function readOne(
  server: Server,
  id: string,
  known: Status | null,
  repliesOf: RepliesOf,
  signal: AbortSignal,
): Promise<PostReading | Stop> {
  const looked = known === null ? await readStatus(server, id, signal) : ({ kind: 'there', status: known } as const);
  if (looked.kind === 'missing') return looked;
  if (looked.kind === 'unknown') {
    const end = looked.answer === null ? null : await readingEnd(server, looked.answer, signal);
    return end ?? { kind: 'unreadable' };
  }
  const { status } = looked;
  const replies = await repliesOf(status);
  if (replies.kind !== 'replies') return replies;
  return readingOf({
    likes: status.favouritesCount,
    shares: status.reblogsCount,
    quotes: status.quotesCount,
    replies: status.repliesCount,
    ownReplies: replies.ownReplies,
    unanswered: replies.unanswered,
    views: null,
  });
}

/** Reads the replies under posts; asks at most once who we are, and nothing where there is no reply. */
function repliesAsOwn(server: Server, signal: AbortSignal): RepliesOf {
  let me: ReturnType<typeof ownAccount> | null = null;
  return async (status) => {
    if (status.repliesCount === 0) return { kind: 'replies', ownReplies: 0, unanswered: 0 };
    me ??= ownAccount(server, signal);
    const own = await me;
    if (own.kind === 'answer') return readReplies(server, status.id, own.data.id, signal);
    return (await readingEnd(server, own, signal)) ?? unknownReplies;
  };
}
