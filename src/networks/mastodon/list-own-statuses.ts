import { createHash } from 'node:crypto';

import type { CameWith, OwnPost, OwnPostsOutcome, Profile, ReadingEnd } from '#networks/read-outcome.ts';
import { printableName } from '#networks/printable-name.ts';

import { comparableHtml } from './comparable-html.ts';
import { comparableText } from './comparable-text.ts';
import type { OwnAccount } from './own-account.ts';
import { readingEnd } from './reading-end.ts';
import { type RecentStatuses, recentStatuses, type Unread } from './recent-statuses.ts';
import type { Server } from './server.ts';
import { type Status, urlOf } from './status.ts';

const noAnswer: ReadingEnd = { kind: 'unreadable', why: 'no_answer' };

/** Lists the account's own posts since `since`, public or for its followers. */
export async function listOwnStatuses(server: Server, since: Date, signal: AbortSignal): Promise<OwnPostsOutcome> {
  const recent = await recentStatuses(server, since, signal);
  const { statuses, nameless, unread } = recent;
  const posts = statuses.filter(isPost).map((status) => postOf(server, status));
  // A post without a usable id cannot be returned: then not all was read.
  const isAll = unread === null && nameless.length === 0;
  const end = isAll ? ({ kind: 'all' } as const) : unread === null ? noAnswer : await endOf(server, unread, signal);
  const cameWith = isAll ? cameWithOf(server, recent, since) : null;
  return { posts, billed: {}, end, ...(cameWith === null ? {} : { cameWith }) };
}

function cameWithOf(server: Server, { came, me }: RecentStatuses, since: Date): CameWith | null {
  if (me === null) return null;
  const oldest = Math.min(since.getTime(), ...came.map(({ createdAt }) => createdAt.getTime()));
  return { posts: came.map((status) => postOf(server, status)), since: new Date(oldest), profile: profileOf(me) };
}

/** Longer than any server allows. */
const longestBio = 5000;

function profileOf({ displayName, note, avatar, header, fields }: OwnAccount): Profile {
  // A server may move its pictures to another host: only the path changes with the picture.
  const pictures = [avatar, header].map((url) => URL.parse(url)?.pathname ?? '');
  const rest = createHash('sha256')
    .update(JSON.stringify([pictures, fields]))
    .digest('hex');
  return { name: printableName(displayName), bio: comparableHtml(note).slice(0, longestBio).toWellFormed(), rest };
}

/**
 * Tells whether a status is a post: no reply, and no message to single people. The account's own timeline shows those
 * as well, but they are nobody else's business.
 */
function isPost({ inReplyToId, visibility }: Status): boolean {
  return (inReplyToId === null || inReplyToId === undefined) && visibility !== 'direct';
}

function postOf(server: Server, status: Status): OwnPost {
  const warning = comparableText(status.spoilerText ?? '');
  const text = [warning, comparableHtml(status.content)].filter((part) => part !== '').join(' ');
  const editedAt = editedAtOf(status);
  return {
    id: status.id,
    earlierIds: [],
    url: urlOf(status, server.url),
    at: status.createdAt,
    text,
    ...(editedAt === undefined ? {} : { editedAt }),
  };
}

/** Returns when a status was last edited; null: never; undefined: the server does not tell, or not readably. */
function editedAtOf({ editedAt }: Status): Date | null | undefined {
  if (editedAt === null) return null;
  const at = new Date(typeof editedAt === 'string' ? editedAt : Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at;
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
