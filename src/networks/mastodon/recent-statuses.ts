import { z } from 'zod';

import type { Unanswered } from './ask.ts';
import { isTokenRefused, type OwnAccount, ownAccount } from './own-account.ts';
import type { Server } from './server.ts';
import { statusIdSchema } from './status-id.ts';
import { statusSchema, type Status } from './status.ts';
import { inPath, orUnusable } from './remote-id.ts';

const pageSize = 40;
const maxPages = 10;

/** The reason why not all of a timeline was read. */
export type Unread = Unanswered | { readonly kind: 'tokenRefused' } | { readonly kind: 'tooMany' };

/** The posts that a timeline showed; `nameless`: posts without a usable id. */
export interface RecentStatuses {
  readonly statuses: readonly Status[];
  readonly nameless: readonly NamelessStatus[];
  readonly unread: Unread | null;
  /** All posts that came, older ones included. */
  readonly came: readonly Status[];
  /** Null: the server did not answer who we are. */
  readonly me: OwnAccount | null;
}

/** A post without a usable id. */
export type NamelessStatus = Omit<Status, 'id'>;

const listedSchema = z.array(statusSchema.extend({ id: orUnusable(statusIdSchema) }));

/** Reads an account's own timeline since `since`, without boosts. `unread` null: all was read; else only the newest. */
export async function recentStatuses(server: Server, since: Date, signal: AbortSignal): Promise<RecentStatuses> {
  const me = await ownAccount(server, signal);
  const nothing = { statuses: [], nameless: [], came: [], me: null } as const;
  if (isTokenRefused(me)) return { ...nothing, unread: { kind: 'tokenRefused' } };
  if (me.kind !== 'answer') return { ...nothing, unread: me };
  const read = new Map<string, Status>();
  const withoutId: NamelessStatus[] = [];
  const isWanted = ({ createdAt, reblog }: NamelessStatus): boolean => createdAt >= since && !reblog;
  const wanted = (): Omit<RecentStatuses, 'unread'> => ({
    statuses: [...read.values()].filter(isWanted),
    nameless: withoutId.filter(isWanted),
    came: [...read.values()],
    me: me.data,
  });
  let maxId: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await server.ask({
      schema: listedSchema,
      signal,
      withinMs: server.timeouts.readMs,
      call: (client) =>
        client.v1.accounts
          .$select(inPath(me.data.id))
          .statuses.list({ limit: pageSize, excludeReblogs: true, ...(maxId === undefined ? {} : { maxId }) }),
    });
    if (answer.kind !== 'answer') return { ...wanted(), unread: answer };
    const fresh: Status[] = [];
    for (const { id, ...status } of answer.data) {
      if (id === null) withoutId.push(status);
      else if (!read.has(id)) fresh.push({ ...status, id });
    }
    for (const status of fresh) read.set(status.id, status);
    maxId = fresh.at(-1)?.id;
    const isAllRead = maxId === undefined || fresh.some(({ createdAt }) => createdAt < since);
    if (isAllRead) return { ...wanted(), unread: null };
  }
  return { ...wanted(), unread: { kind: 'tooMany' } };
}
