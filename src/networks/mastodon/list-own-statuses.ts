import type { OwnPost, OwnPostsOutcome, ReadingEnd } from '#networks/read-outcome.ts';

import { comparableHtml, comparableText } from './comparable-text.ts';
import { readingEnd } from './reading-end.ts';
import { recentStatuses, type Unread } from './recent-statuses.ts';
import type { Server } from './server.ts';
import { type Status, urlOf } from './status.ts';

const noAnswer: ReadingEnd = { kind: 'unreadable', why: 'no_answer' };

/** Lists what stands on the account's own timeline since `since`, for its followers or for all. */
export async function listOwnStatuses(server: Server, since: Date, signal: AbortSignal): Promise<OwnPostsOutcome> {
  const { statuses, nameless, unread } = await recentStatuses(server, since, signal);
  const posts = statuses.filter(isPost).map((status) => postOf(server, status));
  // What cannot be named cannot be told of either: then not all was read.
  const isAll = unread === null && nameless.length === 0;
  const end = isAll ? ({ kind: 'all' } as const) : unread === null ? noAnswer : await endOf(server, unread, signal);
  return { posts, billed: {}, end };
}

/**
 * Tells whether a status is a post: no reply, and no message to single people, which the account's own timeline shows
 * as well and are nobody else's business.
 */
function isPost({ inReplyToId, visibility }: Status): boolean {
  return (inReplyToId === null || inReplyToId === undefined) && visibility !== 'direct';
}

function postOf(server: Server, status: Status): OwnPost {
  const warning = comparableText(status.spoilerText ?? '');
  const text = [warning, comparableHtml(status.content)].filter((part) => part !== '').join(' ');
  return { id: status.id, earlierIds: [], url: urlOf(status, server.url), at: status.createdAt, text };
}

async function endOf(server: Server, unread: Unread, signal: AbortSignal): Promise<ReadingEnd> {
  switch (unread.kind) {
    case 'tokenRefused':
      return { kind: 'locked', why: 'token_refused' };
    case 'tooMany':
      return noAnswer;
    case 'status':
    case 'notSent':
    case 'lost':
      return (await readingEnd(server, unread, signal)) ?? noAnswer;
  }
}
