import { z } from 'zod';

import { countSchema, readingOf } from '#networks/count-of.ts';
import type { PostReading, PostToRead, ReadOutcome, ReadingEnd } from '#networks/read-outcome.ts';

import { readRecord } from './read-record.ts';
import { readReplies } from './read-replies.ts';
import { readingEnd } from './reading-end.ts';
import type { Unanswered } from './request.ts';
import { type Server, uriOf } from './server.ts';

/** More in one request are refused: https://docs.bsky.app/docs/api/app-bsky-feed-get-posts. */
const batchSize = 25;

const postSchema = z.object({
  uri: z.string(),
  likeCount: countSchema,
  repostCount: countSchema,
  quoteCount: countSchema,
  replyCount: countSchema,
});
const postsSchema = z.object({ posts: z.array(z.unknown()) });

type CountedPost = z.infer<typeof postSchema>;
type Stop = Exclude<ReadingEnd, { kind: 'all' }>;

/**
 * Reads the public's reactions to posts, many in one request, as counted by the app server behind the account's server.
 */
export async function readPosts(
  server: Server,
  posts: readonly PostToRead[],
  signal: AbortSignal,
): Promise<ReadOutcome> {
  const readings = new Map<string, PostReading>();
  const ids = [...new Set(posts.map(({ id }) => id))];
  for (let start = 0; start < ids.length; start += batchSize) {
    const asked = ids.slice(start, start + batchSize);
    const batch = await readBatch(server, asked, signal);
    if (!('shown' in batch)) return { readings, billed: {}, end: readingEnd(batch) };
    for (const id of asked) {
      const shown = batch.shown.find(({ uri }) => uri === uriOf(batch.did, id));
      const reading =
        shown === undefined ? await readUnshown(server, id, signal) : await countsOf(server, shown, signal);
      if (!isReading(reading)) return { readings, billed: {}, end: reading };
      readings.set(id, reading);
    }
  }
  return { readings, billed: {}, end: { kind: 'all' } };
}

async function readBatch(
  server: Server,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly shown: readonly CountedPost[]; readonly did: string } | Unanswered> {
  const answer = await server.ask({
    method: 'app.bsky.feed.getPosts',
    query: ({ did }) => ({ uris: ids.map((id) => uriOf(did, id)) }),
    schema: postsSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind !== 'answer') return answer;
  const shown = answer.data.posts.flatMap((one) => {
    const parsed = postSchema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
  return { shown, did: answer.session?.did ?? '' };
}

/**
 * Reads a post that the app server did not show: it may not know it yet, or hide it. Only the repository can say that
 * it is missing.
 */
async function readUnshown(server: Server, id: string, signal: AbortSignal): Promise<PostReading | Stop> {
  const reading = await readRecord(server, id, signal);
  switch (reading.kind) {
    case 'missing':
      return { kind: 'missing' };
    case 'there':
      return { kind: 'unreadable' };
    case 'unknown':
      return reading.answer === null ? { kind: 'unreadable' } : readingEnd(reading.answer);
  }
}

async function countsOf(server: Server, post: CountedPost, signal: AbortSignal): Promise<PostReading | Stop> {
  const { uri, likeCount: likes, repostCount: shares, quoteCount: quotes, replyCount: replies } = post;
  const none = { ownReplies: 0, unanswered: 0, answerSeconds: [] };
  const answered = replies === 0 ? none : await readReplies(server, uri, signal);
  if ('kind' in answered) return answered;
  const { answerSeconds, ...answering } = answered;
  return readingOf({ likes, shares, quotes, replies, ...answering, views: null }, answerSeconds);
}

function isReading(reading: PostReading | Stop): reading is PostReading {
  return (
    reading.kind === 'counts' || reading.kind === 'missing' || (reading.kind === 'unreadable' && !('why' in reading))
  );
}
