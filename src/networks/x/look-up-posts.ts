import { z } from 'zod';

import type { PostReading } from '#networks/read-outcome.ts';

import { countedFields, countedPosts, readingOfPost } from './counted-post.ts';
import { isNotFound, problemSchema } from './problem.ts';
import { readingEnd, type Stop } from './reading-end.ts';
import type { Server } from './server.ts';

const maxIds = 100;

const lookedUpSchema = z.object({
  data: z.array(z.unknown()).default([]),
  errors: z.array(z.unknown()).default([]),
});

/**
 * Looks up posts by id and adds their counts to `readings`, without our own replies. A post counts as missing if X says
 * in an answer 200 that it does not have it. See https://docs.x.com/x-api/posts/get-posts-by-ids.
 */
export async function lookUpPosts(
  server: Server,
  ids: readonly string[],
  readings: Map<string, PostReading>,
  signal: AbortSignal,
): Promise<Stop | null> {
  for (let start = 0; start < ids.length; start += maxIds) {
    const asked = ids.slice(start, start + maxIds);
    const answer = await server.ask({
      method: 'GET',
      path: 'tweets',
      query: { ids: asked.join(','), 'tweet.fields': countedFields },
      schema: lookedUpSchema,
      signal,
      withinMs: server.timeouts.readMs,
    });
    if (answer.kind !== 'answer') return readingEnd(answer);
    const { data, errors } = answer.data;
    server.billed('postRead', data.length);
    const posts = new Map(countedPosts(data).map((post) => [post.id, post]));
    const problems = errors.flatMap((one) => problemSchema.safeParse(one).data ?? []);
    for (const id of asked) {
      const post = posts.get(id);
      const isMissing = problems.some((problem) => problem.resource_id === id && isNotFound(problem));
      if (post !== undefined) readings.set(id, readingOfPost(post, null));
      else readings.set(id, { kind: isMissing ? 'missing' : 'unreadable' });
    }
  }
  return null;
}
