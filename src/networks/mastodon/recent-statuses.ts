import { z } from 'zod';

import type { Unanswered } from './ask.ts';
import { isTokenRefused, ownAccount } from './own-account.ts';
import type { Server } from './server.ts';
import { statusSchema, type Status } from './status.ts';
import { inPath } from './told-id.ts';

const pageSize = 40;
const maxPages = 10;

/** The reason why not all of a timeline was read. */
export type Unread = Unanswered | { readonly kind: 'tokenRefused' } | { readonly kind: 'tooMany' };

/** Reads an account's own timeline since `since`, boosts left out; `unread` null: all of it, else the newest. */
export async function recentStatuses(
  server: Server,
  since: Date,
  signal: AbortSignal,
): Promise<{ readonly statuses: readonly Status[]; readonly unread: Unread | null }> {
  const me = await ownAccount(server, signal);
  if (isTokenRefused(me)) return { statuses: [], unread: { kind: 'tokenRefused' } };
  if (me.kind !== 'answer') return { statuses: [], unread: me };
  const read = new Map<string, Status>();
  const wanted = (): readonly Status[] =>
    [...read.values()].filter(({ createdAt, reblog }) => createdAt >= since && !reblog);
  let maxId: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await server.ask({
      schema: z.array(statusSchema),
      signal,
      withinMs: server.timeouts.readMs,
      call: (client) =>
        client.v1.accounts
          .$select(inPath(me.data.id))
          .statuses.list({ limit: pageSize, excludeReblogs: true, ...(maxId === undefined ? {} : { maxId }) }),
    });
    if (answer.kind !== 'answer') return { statuses: wanted(), unread: answer };
    const fresh = answer.data.filter((status) => !read.has(status.id));
    for (const status of fresh) read.set(status.id, status);
    maxId = fresh.at(-1)?.id;
    const isAllRead = maxId === undefined || fresh.some(({ createdAt }) => createdAt < since);
    if (isAllRead) return { statuses: wanted(), unread: null };
  }
  return { statuses: wanted(), unread: { kind: 'tooMany' } };
}
