import type { FindOutcome, FoundPost } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { TryLater } from '#networks/setback.ts';

import { drawsText } from './draws-text.ts';
import { hadText, hidesEdits, isEdited, type Unsaid } from './had-text.ts';
import { holdsMedia, holdsText } from './holds-text.ts';
import { laterOf } from './later-of.ts';
import { type NamelessStatus, recentStatuses, type Unread } from './recent-statuses.ts';
import type { Server } from './server.ts';
import { urlOf, type Status } from './status.ts';

/** The server's clock and ours may differ by this much. */
export const skewMs = 2 * 60 * 1000;

type Unreadable = Extract<FindOutcome, { kind: 'unreadable' }>;

/**
 * Searches the account's own timeline for a post, and, as far as the server tells, for what posts said before an edit.
 * "Absent" only if all since `since` was read.
 */
export async function findStatuses(
  server: Server,
  rendering: Rendering,
  since: Date,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const { statuses, nameless, unread } = await recentStatuses(server, new Date(since.getTime() - skewMs), signal);
  if (unread !== null) return unreadable(unread);
  // Nobody can tell whether it is ours, and its id could not be stored: a person is asked at once.
  const mayBe = (one: NamelessStatus): boolean =>
    isEdited(one) || drawsText(one.content, rendering.text, server) !== false;
  if (nameless.some(mayBe)) {
    return { kind: 'unreadable', why: 'unusable_id' };
  }
  const posts: FoundPost[] = [];
  let isHidden = nameless.some(hidesEdits);
  for (const status of statuses) {
    const same = await isOrWas(server, status, rendering, signal);
    if (typeof same !== 'boolean') return same ?? { kind: 'unreadable', why: 'no_answer' };
    if (same) posts.push({ id: status.id, url: urlOf(status, server.url) });
    else if (hidesEdits(status)) isHidden = true;
  }
  const maybe = isHidden ? ({ hidesEdits: true } as const) : {};
  return posts.length === 0 ? { kind: 'absent', ...maybe } : { kind: 'found', posts, ...maybe };
}

/** Tells whether a post has that text and as many pictures, or had them before it was edited. */
export async function isOrWas(
  server: Server,
  status: Status,
  rendering: Rendering,
  signal: AbortSignal,
): Promise<boolean | Unsaid> {
  const is = holdsMedia(server, status, rendering) && (await holdsText(server, status, rendering.text, signal));
  return is === false && isEdited(status) ? hadText(server, status, rendering, signal) : is;
}

function unreadable(why: Unread): Unreadable | TryLater {
  const later = laterOf(why);
  if (later !== null) return later;
  const isLocked = why.kind === 'tokenRefused' || (why.kind === 'status' && (why.status === 401 || why.status === 403));
  return { kind: 'unreadable', why: isLocked ? 'locked' : 'no_answer' };
}
