import { z } from 'zod';

import type { CountedPost, TimelineOutcome } from '#networks/read-outcome.ts';

import { comparableHtml } from './comparable-html.ts';
import { comparableText } from './comparable-text.ts';
import { drawnOf } from './drawn-of.ts';
import { ownAccount } from './own-account.ts';
import { readingEnd } from './reading-end.ts';
import type { Server } from './server.ts';
import { statusIdSchema } from './status-id.ts';
import { statusSchema } from './status.ts';
import { inPath, orUnusable } from './remote-id.ts';

const pageSize = 40;
const mostLinks = 100;

const pageSchema = z.array(
  statusSchema.extend({ id: orUnusable(statusIdSchema), inReplyToAccountId: z.unknown().optional() }),
);
type Listed = z.infer<typeof pageSchema>[number] & { readonly id: string };

/** Reads a page of the account's timeline: see `Network.timeline`. */
export async function readTimeline(
  server: Server,
  before: string | null,
  signal: AbortSignal,
): Promise<TimelineOutcome> {
  const me = server.accountId === null ? await ownAccount(server, signal) : null;
  if (me !== null && me.kind !== 'answer') return (await ended(server, me, signal)) ?? unreadable;
  const ownId = me?.data.id ?? server.accountId ?? '';
  const answer = await server.ask({
    schema: pageSchema,
    signal,
    withinMs: server.timeouts.readMs,
    call: (client) =>
      client.v1.accounts
        .$select(inPath(ownId))
        .statuses.list({ limit: pageSize, excludeReblogs: true, ...(before === null ? {} : { maxId: before }) }),
  });
  if (answer.kind !== 'answer') return (await ended(server, answer, signal)) ?? unreadable;
  const listed = answer.data.filter((status): status is Listed => status.id !== null);
  // A post without an id cannot be returned, and a page that leads back to its own start would never end.
  if (listed.length < answer.data.length) return unreadable;
  const next = listed.at(-1)?.id ?? null;
  if (next !== null && next === before) return unreadable;
  const own = listed.filter(({ account, reblog }) => !reblog && (account === undefined || account.id === ownId));
  const shown = own.filter(({ visibility }) => visibility !== 'direct');
  const answers = shown.filter(isAnswer);
  const continuations = answers.filter(({ inReplyToAccountId }) => inReplyToAccountId === ownId).length;
  return {
    kind: 'page',
    posts: shown.filter((status) => !isAnswer(status)).map(countedPost),
    answeredAt: answers
      .filter(({ inReplyToAccountId }) => inReplyToAccountId !== ownId)
      .map(({ createdAt }) => createdAt),
    continuations,
    next,
  };
}

const unreadable = { kind: 'unreadable' } as const;

async function ended(...asked: Parameters<typeof readingEnd>): Promise<TimelineOutcome | null> {
  const end = await readingEnd(...asked);
  return end === null || end.kind === 'unreadable' ? null : end;
}

function isAnswer({ inReplyToId, inReplyToAccountId }: Listed): boolean {
  return [inReplyToId, inReplyToAccountId].some((id) => id !== null && id !== undefined);
}

function countedPost({ id, createdAt, spoilerText, content, ...status }: Listed): CountedPost {
  const warning = comparableText(spoilerText ?? '');
  const links = drawnOf(content).links.map(({ target }) => target);
  return {
    id,
    at: createdAt,
    text: [warning, comparableHtml(content)].filter((part) => part !== '').join(' '),
    links: [...new Set(links)].slice(0, mostLinks),
    likes: status.favouritesCount,
    shares: status.reblogsCount,
  };
}
