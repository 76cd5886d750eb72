import { z } from 'zod';

import type { OwnPost, OwnPostsOutcome } from '#networks/read-outcome.ts';

import { countingBilled } from './counting-billed.ts';
import { ownUserId } from './own-user.ts';
import { comparablePost, postFields, postSchema } from './post.ts';
import { readingEnd, type Stop } from './reading-end.ts';
import { urlOf, type Server } from './server.ts';

const pageSize = 100;
const maxPages = 5;

const referencesSchema = z
  .array(z.object({ type: z.string() }))
  .default([])
  .catch([]);
const idsSchema = z.array(z.string()).default([]).catch([]);

/** Since 2026 X renames fields one by one: both names are read. */
const ownSchema = postSchema.extend({
  created_at: z.coerce.date(),
  referenced_tweets: referencesSchema,
  referenced_posts: referencesSchema,
  edit_history_tweet_ids: idsSchema,
  edit_history_post_ids: idsSchema,
});

const pageSchema = z.object({
  data: z.array(ownSchema).default([]),
  meta: z.object({ next_token: z.string().optional().catch(undefined) }).default({}),
});

/**
 * Lists the account's own timeline since `since`. X bills an owned read for each post that it returns, so replies are
 * excluded. With reading off nothing is asked. See https://docs.x.com/x-api/users/get-posts.
 */
export async function listOwnPosts(counted: Server, since: Date, signal: AbortSignal): Promise<OwnPostsOutcome> {
  if (!counted.reading) return { posts: [], billed: {}, end: { kind: 'unreadable', why: 'reading_off' } };
  const { server, billed } = countingBilled(counted);
  const posts: OwnPost[] = [];
  const stop = await listInto(posts, server, since, signal);
  if (stop !== null) return { posts, billed: billed(), end: stop };
  return { posts, billed: billed(), end: { kind: 'all' }, cameWith: { posts, since, profile: null } };
}

async function listInto(posts: OwnPost[], server: Server, since: Date, signal: AbortSignal): Promise<Stop | null> {
  const me = await ownUserId(server, signal);
  if (me.kind !== 'answer') return readingEnd(me);
  let nextToken: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await server.ask({
      method: 'GET',
      path: `users/${me.data}/tweets`,
      query: {
        max_results: pageSize,
        start_time: since.toISOString(),
        exclude: 'retweets,replies',
        'tweet.fields': `${postFields},referenced_tweets`,
        ...(nextToken === undefined ? {} : { pagination_token: nextToken }),
      },
      schema: pageSchema,
      signal,
      withinMs: server.timeouts.readMs,
    });
    if (answer.kind !== 'answer') return readingEnd(answer);
    server.billed('ownedRead', answer.data.data.length);
    posts.push(...answer.data.data.filter(isPost).map((post) => postOf(server, post)));
    nextToken = answer.data.meta.next_token;
    if (nextToken === undefined) return null;
  }
  return { kind: 'unreadable', why: 'no_answer' };
}

/**
 * Tells whether an entry is a post of its own. A quotation is; a reply or a repost is not, in case X returns one
 * anyway.
 */
function isPost({ referenced_tweets, referenced_posts }: z.infer<typeof ownSchema>): boolean {
  return [...referenced_tweets, ...referenced_posts].every(({ type }) => type === 'quoted');
}

/**
 * Returns an entry as one of the account's own posts. An edited post has a new id:
 * https://docs.x.com/x-api/fundamentals/edit-posts.
 */
function postOf(server: Server, post: z.infer<typeof ownSchema>): OwnPost {
  const { id, created_at: at, edit_history_tweet_ids: tweets, edit_history_post_ids: edits } = post;
  const earlierIds = [...new Set([...tweets, ...edits])].filter((one) => one !== id);
  return { id, earlierIds, url: urlOf(server, id), at, text: comparablePost(post) };
}
