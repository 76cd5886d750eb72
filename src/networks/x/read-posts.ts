import type { PostReading, PostToRead, ReadOutcome } from '#networks/read-outcome.ts';

import { answersUnder } from './answers-under.ts';
import { isReplyTo, readingOfPost } from './counted-post.ts';
import { countingBilled } from './counting-billed.ts';
import { lookUpPosts } from './look-up-posts.ts';
import { ownUserId } from './own-user.ts';
import { readTimeline } from './read-timeline.ts';
import { readingEnd, type Stop } from './reading-end.ts';
import type { Server } from './server.ts';
import { windowsAround } from './windows-around.ts';

/** Posts younger than this are read as one stretch of the timeline, which also shows our own replies. */
const youngMs = 4 * 24 * 3600 * 1000;
/** X's clock and ours may differ by this much. */
const skewMs = 60 * 1000;
const maxPageSize = 100;
const minPageSize = 5;
/** If an account posts more than 500 times in four days, the rest is looked up by id. */
const maxPages = 5;

type Readings = Map<string, PostReading>;

/**
 * Reads the public's reactions to posts from the account's own timeline, which costs a fifth of a lookup. Posts that it
 * does not show are looked up once. With reading off nothing is asked.
 */
export async function readPosts(
  counted: Server,
  posts: readonly PostToRead[],
  signal: AbortSignal,
): Promise<ReadOutcome> {
  const readings: Readings = new Map();
  if (!counted.reading) return { readings, billed: {}, end: { kind: 'unreadable', why: 'reading_off' } };
  if (posts.length === 0) return { readings, billed: {}, end: { kind: 'all' } };
  const { server, billed } = countingBilled(counted);
  const stop = await readInto(readings, server, posts, signal);
  return { readings, billed: billed(), end: stop ?? { kind: 'all' } };
}

async function readInto(
  readings: Readings,
  server: Server,
  posts: readonly PostToRead[],
  signal: AbortSignal,
): Promise<Stop | null> {
  const me = await ownUserId(server, signal);
  if (me.kind !== 'answer') return readingEnd(me);
  const youngSince = server.clock.now().getTime() - youngMs;
  const isYoung = ({ publishedAt }: PostToRead): boolean => publishedAt.getTime() > youngSince;
  const stop =
    (await readYoung(readings, server, me.data, posts.filter(isYoung), signal)) ??
    (await readOld(
      readings,
      server,
      me.data,
      posts.filter((post) => !isYoung(post)),
      signal,
    ));
  if (stop !== null) return stop;
  const left = new Set(posts.map(({ id }) => id).filter((id) => !readings.has(id)));
  return lookUpPosts(server, [...left], readings, signal);
}

/**
 * Reads young posts, newest first: once a post is seen, all that was posted after it was seen too, our replies
 * included.
 */
async function readYoung(
  readings: Readings,
  server: Server,
  userId: string,
  young: readonly PostToRead[],
  signal: AbortSignal,
): Promise<Stop | null> {
  if (young.length === 0) return null;
  const oldest = Math.min(...young.map(({ publishedAt }) => publishedAt.getTime()));
  const window = { from: new Date(oldest - skewMs), to: null, pageSize: maxPageSize, maxPages };
  const { posts, end } = await readTimeline(server, userId, window, signal);
  for (const wanted of young) {
    const { id } = wanted;
    const post = posts.find((one) => one.id === id);
    if (post === undefined) continue;
    const ownReplies = posts.filter((one) => isReplyTo(one, id)).length;
    readings.set(id, readingOfPost(post, ownReplies, answersUnder(wanted, posts)));
  }
  return end;
}

async function readOld(
  readings: Readings,
  server: Server,
  userId: string,
  old: readonly PostToRead[],
  signal: AbortSignal,
): Promise<Stop | null> {
  for (const { from, to, posts: wanted } of windowsAround(old)) {
    const pageSize = Math.min(Math.max(wanted, minPageSize), maxPageSize);
    const { posts, end } = await readTimeline(server, userId, { from, to, pageSize, maxPages: 1 }, signal);
    for (const { id } of old) {
      const post = posts.find((one) => one.id === id);
      if (post !== undefined) readings.set(id, readingOfPost(post, null));
    }
    if (end !== null) return end;
  }
  return null;
}
