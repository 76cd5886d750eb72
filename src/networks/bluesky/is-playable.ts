import { z } from 'zod';

import { type Server, uriOf } from './server.ts';

const viewSchema = z.object({
  uri: z.string(),
  embed: z.object({ playlist: z.string() }).optional().catch(undefined),
});
const postsSchema = z.object({ posts: z.array(z.unknown()) });

/**
 * Tells whether readers can play the video of a public post; null: unknown. Bluesky's app server prepares the video
 * once the post exists, or refuses it silently: its playlist then stays missing.
 */
export async function isPlayable(server: Server, rkey: string, signal: AbortSignal): Promise<boolean | null> {
  const answer = await server.ask({
    method: 'app.bsky.feed.getPosts',
    query: ({ did }) => ({ uris: [uriOf(did, rkey)] }),
    schema: postsSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind !== 'answer') return null;
  const [shown] = answer.data.posts;
  // Readers do not see the post yet.
  if (shown === undefined) return false;
  const { data } = viewSchema.safeParse(shown);
  if (data?.uri !== uriOf(answer.session?.did ?? '', rkey) || data.embed === undefined) return null;
  return server.isThere(data.embed.playlist, signal);
}
