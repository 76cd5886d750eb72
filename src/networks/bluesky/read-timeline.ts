import { z } from 'zod';

import { countSchema } from '#networks/count-of.ts';
import type { CountedPost, TimelineOutcome } from '#networks/read-outcome.ts';

import { comparableText } from './comparable-text.ts';
import { postOf, rowSchema } from './read-record.ts';
import { readingEnd } from './reading-end.ts';
import type { Server } from './server.ts';

const pageSize = 100;
const mostLinks = 100;

const pageSchema = z.object({
  feed: z.array(
    z.object({
      post: rowSchema.omit({ value: true }).extend({
        record: rowSchema.shape.value,
        likeCount: countSchema,
        repostCount: countSchema,
      }),
      /** Set if the account only reposted it. */
      reason: z.unknown().optional(),
    }),
  ),
  cursor: z.string().optional(),
});
const linksSchema = z.array(z.object({ features: z.array(z.object({ uri: z.string().optional() })) })).catch([]);

/** Reads a page of the account's timeline: see `Network.timeline`. */
export async function readTimeline(
  server: Server,
  before: string | null,
  signal: AbortSignal,
): Promise<TimelineOutcome> {
  const answer = await server.ask({
    method: 'app.bsky.feed.getAuthorFeed',
    query: ({ did }) => ({
      actor: did,
      limit: String(pageSize),
      filter: 'posts_with_replies',
      ...(before === null ? {} : { cursor: before }),
    }),
    schema: pageSchema,
    signal,
    withinMs: server.timeouts.readMs,
    kind: 'timeline',
  });
  if (answer.kind !== 'answer') {
    const end = readingEnd(answer);
    return end.kind === 'unreadable' ? { kind: 'unreadable' } : end;
  }
  const did = answer.session?.did ?? '';
  const { feed, cursor: next = null } = answer.data;
  // A page that leads back to its own start would never end.
  if (next !== null && next === before) return { kind: 'unreadable' };
  const own = feed.flatMap(({ post: { record: value, likeCount: likes, repostCount: shares, ...row }, reason }) => {
    const post = reason === undefined ? postOf({ ...row, value }, did) : null;
    return post === null ? [] : [{ ...post, likes, shares }];
  });
  const answers = own.filter(({ value }) => value.reply !== undefined);
  const isToOwn = ({ value }: (typeof own)[number]): boolean =>
    value.reply?.parent.uri.startsWith(`at://${did}/`) === true;
  return {
    kind: 'page',
    posts: own
      .filter(({ value }) => value.reply === undefined)
      .map(({ rkey: id, at, value, likes, shares }): CountedPost => ({
        id,
        at,
        text: comparableText(value.text),
        links: linksOf(value.facets),
        likes,
        shares,
      })),
    answeredAt: answers.filter((post) => !isToOwn(post)).map(({ at }) => at),
    continuations: answers.filter(isToOwn).length,
    next: feed.length === 0 ? null : next,
  };
}

function linksOf(facets: unknown): readonly string[] {
  const links = linksSchema.parse(facets ?? []).flatMap(({ features }) => features.flatMap(({ uri }) => uri ?? []));
  return [...new Set(links)].slice(0, mostLinks);
}
