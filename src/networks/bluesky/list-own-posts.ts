import type { OwnPost, OwnPostsOutcome, ReadingEnd } from '#networks/read-outcome.ts';

import { comparableText } from './comparable-text.ts';
import type { Post } from './read-record.ts';
import { readProfile } from './read-profile.ts';
import { readingEnd } from './reading-end.ts';
import { recentRecords } from './recent-records.ts';
import { type Server, urlOf } from './server.ts';

/** Lists the account's posts since `since` from its repository, which never lags behind. */
export async function listOwnPosts(server: Server, since: Date, signal: AbortSignal): Promise<OwnPostsOutcome> {
  const { recent, came, isWhole, unread } = await recentRecords(server, since, signal);
  const posts = recent.filter(({ value }) => value.reply === undefined).map((post) => ownPostOf(server, post));
  if (unread !== null) return { posts, billed: {}, end: endOf(unread) };
  // If everything came, a missing post is gone, however old it is.
  const oldest = isWhole ? 0 : Math.min(since.getTime(), ...came.map(({ at }) => at.getTime()));
  const profile = await readProfile(server, signal);
  const cameWith = { posts: came.map((post) => ownPostOf(server, post)), since: new Date(oldest), profile };
  return { posts, billed: {}, end: { kind: 'all' }, cameWith };
}

function endOf(unread: NonNullable<Awaited<ReturnType<typeof recentRecords>>['unread']>): ReadingEnd {
  return unread.kind === 'tooMany' ? { kind: 'unreadable', why: 'no_answer' } : readingEnd(unread);
}

function ownPostOf(server: Server, { rkey, did, at, value }: Post): OwnPost {
  return { id: rkey, earlierIds: [], url: urlOf(server, did, rkey), at, text: comparableText(value.text) };
}
