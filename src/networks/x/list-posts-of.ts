import { z } from 'zod';

import type { ShownPost, ShownPostsOutcome, WhosePosts } from '#networks/read-outcome.ts';

import { countingBilled } from './counting-billed.ts';
import { linksOfPost, mediaCountOf, postFields, postSchema, writtenPost } from './post.ts';
import { isNotFound, problemSchema } from './problem.ts';
import { readingEnd } from './reading-end.ts';
import { urlOf, type Server } from './server.ts';
import { xIdSchema } from './x-id.ts';

/** The smallest page that X gives, and the largest. */
const [minPage, maxPage] = [5, 100];

type End = ShownPostsOutcome['end'];

const referencesSchema = z
  .array(z.object({ type: z.string() }))
  .default([])
  .catch([]);
const idsSchema = z.array(xIdSchema).default([]).catch([]);

/** Since 2026 X renames fields one by one: both names are read. */
const shownSchema = postSchema.extend({
  created_at: z.coerce.date(),
  referenced_tweets: referencesSchema,
  referenced_posts: referencesSchema,
  edit_history_tweet_ids: idsSchema,
  edit_history_post_ids: idsSchema,
});

const errorsSchema = z.array(z.unknown()).default([]).catch([]);
const mediaSchema = z
  .array(
    z.object({ media_key: z.string(), type: z.string(), url: z.string().optional(), alt_text: z.string().optional() }),
  )
  .default([])
  .catch([]);
const pageSchema = z.object({
  data: z.array(shownSchema).default([]),
  includes: z.object({ media: mediaSchema }).default({ media: [] }).catch({ media: [] }),
  errors: errorsSchema,
});
type Included = z.infer<typeof mediaSchema>;
const userSchema = z.object({
  data: z.object({ id: xIdSchema, protected: z.boolean().default(false) }).optional(),
  errors: errorsSchema,
});

/**
 * Lists an account's newest posts after `sinceId`, without replies and reposts. X bills each once: as an owned read for
 * the keys' own account, else as the read of a post; its price list has no row for media. With reading off nothing is
 * asked. See https://docs.x.com/x-api/users/get-posts.
 */
export async function listPostsOf(counted: Server, whose: WhosePosts, signal: AbortSignal): Promise<ShownPostsOutcome> {
  if (!counted.reading) {
    return { accountId: whose.id, posts: [], billed: {}, end: { kind: 'unreadable', why: 'reading_off' } };
  }
  const { server, billed } = countingBilled(counted);
  const account = whose.id === null ? await accountOf(server, whose.handle, signal) : whose.id;
  if (typeof account !== 'string') return { accountId: null, posts: [], billed: billed(), end: account };
  const { posts, end } = await newest(server, { ...whose, id: account }, signal);
  return { accountId: account, posts, billed: billed(), end };
}

async function accountOf(server: Server, handle: string, signal: AbortSignal): Promise<string | End> {
  const answer = await server.ask({
    method: 'GET',
    path: `users/by/username/${encodeURIComponent(handle.replace(/^@/u, ''))}`,
    query: { 'user.fields': 'protected' },
    schema: userSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind !== 'answer') return readingEnd(answer);
  const { data, errors } = answer.data;
  if (data === undefined) return whyNone(errors);
  server.billed('userRead', 1);
  return data.protected && data.id !== server.userId ? { kind: 'noPosts', why: 'private' } : data.id;
}

async function newest(
  server: Server,
  { id, sinceId, most }: Omit<WhosePosts, 'id'> & { readonly id: string },
  signal: AbortSignal,
): Promise<Pick<ShownPostsOutcome, 'posts' | 'end'>> {
  const answer = await server.ask({
    method: 'GET',
    path: `users/${id}/tweets`,
    query: {
      max_results: Math.min(Math.max(most, minPage), maxPage),
      exclude: 'retweets,replies',
      'tweet.fields': `${postFields},referenced_tweets`,
      expansions: 'attachments.media_keys',
      'media.fields': 'url,alt_text,type',
      ...(sinceId === null ? {} : { since_id: sinceId }),
    },
    schema: pageSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind !== 'answer') return { posts: [], end: readingEnd(answer) };
  const { data, includes, errors } = answer.data;
  if (data.length === 0 && errors.length > 0) return { posts: [], end: whyNone(errors) };
  server.billed(id === server.userId ? 'ownedRead' : 'postRead', data.length);
  // Drops replies, reposts and posts by others, in case X returns them anyway.
  const posts = data.filter(
    (post) =>
      (post.author_id ?? id) === id &&
      [...post.referenced_tweets, ...post.referenced_posts].every(({ type }) => type === 'quoted'),
  );
  return { posts: posts.map((post) => shownOf(server, post, includes.media)), end: { kind: 'all' } };
}

function shownOf(server: Server, post: z.infer<typeof shownSchema>, included: Included): ShownPost {
  const { id, created_at: at, referenced_tweets: quoted, referenced_posts: quotedPosts } = post;
  const edits = [...post.edit_history_tweet_ids, ...post.edit_history_post_ids];
  return {
    id,
    earlierIds: [...new Set(edits)].filter((one) => one !== id),
    url: urlOf(server, id),
    at,
    text: writtenPost(post),
    links: linksOfPost(post),
    quotes: quoted.length + quotedPosts.length > 0,
    media: mediaCountOf(post),
    pictures: picturesOf(post, included),
  };
}

/** Returns a post's pictures from the media of its page; a video has no address there. */
function picturesOf({ attachments }: z.infer<typeof shownSchema>, included: Included): ShownPost['pictures'] {
  return (attachments?.media_keys ?? []).flatMap((key) => {
    const media = included.find(({ media_key: known }) => known === key);
    if (media?.type !== 'photo' || media.url === undefined) return [];
    return [{ url: media.url, description: media.alt_text ?? '' }];
  });
}

/** Returns why X showed nothing: https://docs.x.com/x-api/fundamentals/response-codes-and-errors#partial-errors. */
function whyNone(errors: readonly unknown[]): End {
  const problems = errors.flatMap(
    (one) => problemSchema.extend({ detail: z.string().default('') }).safeParse(one).data ?? [],
  );
  if (problems.some(({ detail }) => /suspended/i.test(detail))) return { kind: 'noPosts', why: 'suspended' };
  if (problems.some(({ type, title }) => /not-authorized/.test(type) || /authorization/i.test(title))) {
    return { kind: 'noPosts', why: 'private' };
  }
  if (problems.some(isNotFound)) return { kind: 'noPosts', why: 'noAccount' };
  return { kind: 'unreadable', why: 'no_answer' };
}
