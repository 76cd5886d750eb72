import { z } from 'zod';

import type { FindOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { TryLater } from '#networks/setback.ts';

import type { Unanswered } from './ask.ts';
import { ownUserId } from './own-user.ts';
import { equalTexts, mediaCountOf, postFields, postSchema } from './post.ts';
import { refusalOf } from './refusal-of.ts';
import { urlOf, type Server } from './server.ts';
import { xIdOrUnusable } from './x-id.ts';

/** X's clock and ours may differ by this much. */
export const skewMs = 60 * 1000;
const pageSize = 20;
const maxPages = 10;

const listedSchema = postSchema.extend({ id: xIdOrUnusable });
type Listed = z.infer<typeof listedSchema>;

const pageSchema = z.object({
  data: z.array(listedSchema).default([]),
  meta: z.object({ result_count: z.number(), next_token: z.string().optional() }),
});

type Unread = Extract<FindOutcome, { kind: 'unreadable' }> | TryLater;

/** Searches the account's own posts for one. "Absent" only if all of them since `since` were read. */
export async function findPosts(
  server: Server,
  rendering: Rendering,
  since: Date,
  signal: AbortSignal,
): Promise<FindOutcome> {
  if (!server.reading) return { kind: 'unreadable', why: 'reading_off' };
  const me = await ownUserId(server, signal);
  if (me.kind !== 'answer') return unreadable(me);
  const recent = await recentPosts(server, me.data, new Date(since.getTime() - skewMs), signal);
  if ('kind' in recent) return recent;
  const like = recent.filter(
    (post) => mediaCountOf(post) === rendering.media.length && equalTexts(post, rendering.text),
  );
  const posts = like.flatMap(({ id }) => (id === null ? [] : [{ id, url: urlOf(server, id) }]));
  // A post without a usable id cannot be stored, so a person is asked at once.
  if (posts.length < like.length) return { kind: 'unreadable', why: 'unusable_id' };
  return posts.length === 0 ? { kind: 'absent' } : { kind: 'found', posts };
}

async function recentPosts(
  server: Server,
  userId: string,
  since: Date,
  signal: AbortSignal,
): Promise<readonly Listed[] | Unread> {
  const recent: Listed[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await server.ask({
      method: 'GET',
      path: `users/${userId}/tweets`,
      query: {
        max_results: pageSize,
        start_time: since.toISOString(),
        exclude: 'retweets',
        'tweet.fields': postFields,
        ...(nextToken === undefined ? {} : { pagination_token: nextToken }),
      },
      schema: pageSchema,
      signal,
      withinMs: server.timeouts.readMs,
    });
    if (answer.kind !== 'answer') return unreadable(answer);
    server.billed('ownedRead', answer.data.data.length);
    recent.push(...answer.data.data);
    nextToken = answer.data.meta.next_token;
    if (nextToken === undefined) return recent;
  }
  return { kind: 'unreadable', why: 'no_answer' };
}

function unreadable(answer: Unanswered): Unread {
  const refusal = answer.kind === 'status' ? refusalOf(answer) : null;
  if (refusal?.kind === 'tryLater') return refusal;
  const isLocked = answer.kind === 'status' && [401, 402, 403].includes(answer.status);
  return { kind: 'unreadable', why: isLocked ? 'locked' : 'no_answer' };
}
