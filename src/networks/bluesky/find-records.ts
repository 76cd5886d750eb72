import type { FindOutcome, FoundPost } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

import type { Fixed } from './publish-record.ts';
import { holds, type Post, readRecord } from './read-record.ts';
import { recentRecords } from './recent-records.ts';
import { isLocked, laterOf } from './refusal-of.ts';
import type { Unanswered } from './request.ts';
import { type Server, urlOf } from './server.ts';
import { tidOf } from './tid.ts';

/** Tolerance for the clock of whoever made a post by hand. */
export const skewMs = 2 * 60 * 1000;

/**
 * Tells whether a delivery's record exists: one read, and no other record has its key. A record that others changed
 * since is found as well; reading it back reports that.
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

/** Searches the account's own repository for a post. "Absent" only if all of it since `since` was read. */
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
