import { z } from 'zod';

import type { FindOutcome, FoundPost, Rendering } from '#networks/network.ts';

import type { Answer } from './ask.ts';
import { comparableHtml, comparableText } from './comparable-text.ts';
import { isTokenRefused, ownAccount } from './own-account.ts';
import type { Server } from './server.ts';
import { statusSchema, urlOf, type Status } from './status.ts';

/** The server's clock and ours may differ by this much. */
const skewMs = 2 * 60 * 1000;
const pageSize = 40;
const maxPages = 10;

type Unreadable = Extract<FindOutcome, { kind: 'unreadable' }>;

/** Looks through the account's own timeline. "Absent" is said only when all of it since `since` was read. */
export async function findStatuses(
  server: Server,
  rendering: Rendering,
  since: Date,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const recent = await recentStatuses(server, since.getTime() - skewMs, signal);
  if ('kind' in recent) return recent;
  const posts: FoundPost[] = [];
  for (const status of recent) {
    if (status.mediaAttachments.length !== rendering.media.length) continue;
    const same = await hasText(server, status, rendering.text, signal);
    if (same === null) return { kind: 'unreadable', why: 'no_answer' };
    if (same) posts.push({ id: status.id, url: urlOf(status, server.url) });
  }
  return posts.length === 0 ? { kind: 'absent' } : { kind: 'found', posts };
}

async function recentStatuses(
  server: Server,
  sinceMs: number,
  signal: AbortSignal,
): Promise<readonly Status[] | Unreadable> {
  const withinMs = server.timeouts.readMs;
  const me = await ownAccount(server, signal);
  if (isTokenRefused(me)) return { kind: 'unreadable', why: 'locked' };
  if (me.kind !== 'answer') return unreadable(me);
  const recent = new Map<string, Status>();
  let maxId: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await server.ask({
      schema: z.array(statusSchema),
      signal,
      withinMs,
      call: (client) =>
        client.v1.accounts
          .$select(me.data.id)
          .statuses.list({ limit: pageSize, excludeReblogs: true, ...(maxId === undefined ? {} : { maxId }) }),
    });
    if (answer.kind !== 'answer') return unreadable(answer);
    const fresh = answer.data.filter((status) => !recent.has(status.id));
    for (const status of fresh) recent.set(status.id, status);
    maxId = fresh.at(-1)?.id;
    const isAllRead = maxId === undefined || fresh.some((status) => status.createdAt.getTime() < sinceMs);
    if (isAllRead) {
      return [...recent.values()].filter((status) => status.createdAt.getTime() >= sinceMs && !status.reblog);
    }
  }
  return { kind: 'unreadable', why: 'no_answer' };
}

function unreadable(answer: Exclude<Answer<never>, { kind: 'answer' }>): Unreadable {
  const isLocked = answer.kind === 'status' && (answer.status === 401 || answer.status === 403);
  return { kind: 'unreadable', why: isLocked ? 'locked' : 'no_answer' };
}

/** Whether a post has a text; null where the server would not say. A mention is shortened in HTML, so the source decides. */
export async function hasText(
  server: Server,
  status: Status,
  text: string,
  signal: AbortSignal,
): Promise<boolean | null> {
  const wanted = comparableText(text);
  if (comparableHtml(status.content) === wanted) return true;
  const source = await server.ask({
    schema: z.object({ text: z.string() }),
    signal,
    withinMs: server.timeouts.readMs,
    call: (client) => client.v1.statuses.$select(status.id).source.fetch(),
  });
  if (source.kind === 'answer') return comparableText(source.data.text) === wanted;
  return source.kind === 'status' && (source.status === 404 || source.status === 405) ? false : null;
}
