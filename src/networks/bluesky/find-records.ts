import type { FindOutcome, FoundPost } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

import type { Fixed } from './publish-record.ts';
import { holds, type Post, readRecord } from './read-record.ts';
import { recentRecords } from './recent-records.ts';
import { isLocked, laterOf } from './refusal-of.ts';
import type { Unanswered } from './request.ts';
import { type Server, urlOf } from './server.ts';
import { tidOf } from './tid.ts';

/** Whoever made a post by hand may have another clock. */
export const skewMs = 2 * 60 * 1000;

/**
 * Tells whether the record of a delivery is there: one read, and nobody else's record has its key. What was changed by
 * others since is found as well, and told of when it is read back.
 */
export async function findRecord(server: Server, { at, key }: Fixed, signal: AbortSignal): Promise<FindOutcome> {
  const reading = await readRecord(server, tidOf(at, key), signal);
  switch (reading.kind) {
    case 'there':
      return { kind: 'found', posts: [foundOf(server, reading.post)] };
    case 'missing':
      return { kind: 'absent' };
    case 'unknown':
      return reading.answer === null ? { kind: 'unreadable', why: 'no_answer' } : unreadable(reading.answer);
  }
}

/** Looks through the account's own repository. "Absent" is said only when all of it since `since` was read. */
export async function findRecords(
  server: Server,
  rendering: Rendering,
  since: Date,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const { recent, unread } = await recentRecords(server, new Date(since.getTime() - skewMs), signal);
  if (unread !== null) return unread.kind === 'tooMany' ? { kind: 'unreadable', why: 'no_answer' } : unreadable(unread);
  const found = recent.filter((post) => holds(post, rendering)).map((post) => foundOf(server, post));
  return found.length === 0 ? { kind: 'absent' } : { kind: 'found', posts: found };
}

function foundOf(server: Server, { rkey, did }: Post): FoundPost {
  return { id: rkey, url: urlOf(server, did, rkey) };
}

function unreadable(answer: Unanswered): FindOutcome {
  return laterOf(answer) ?? { kind: 'unreadable', why: isLocked(answer) ? 'locked' : 'no_answer' };
}
