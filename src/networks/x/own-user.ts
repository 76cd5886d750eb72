import { z } from 'zod';

import { countSchema } from '#networks/count-of.ts';

import type { Answer } from './ask.ts';
import type { Server } from './server.ts';
import { xIdSchema } from './x-id.ts';

const userSchema = z.object({
  data: z.object({
    id: xIdSchema,
    username: z.string().min(1),
    name: z.string().default(''),
    subscription_type: z.string().optional(),
    public_metrics: z.object({ followers_count: countSchema }).optional().catch(undefined),
  }),
});

/** The user that the keys belong to. */
export type OwnUser = z.infer<typeof userSchema>['data'];

/** Asks X whose keys these are. `fields`: what to return besides their names. */
export async function ownUser(
  server: Server,
  signal: AbortSignal,
  fields: 'subscription_type' | 'public_metrics' = 'subscription_type',
): Promise<Answer<{ readonly data: OwnUser }>> {
  const answer = await server.ask({
    method: 'GET',
    path: 'users/me',
    query: { 'user.fields': fields },
    schema: userSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind === 'answer') server.billed('userRead', 1);
  return answer;
}

/** Returns the id of the keys' user. Asks X only if it is unknown, since X bills that. */
export async function ownUserId(server: Server, signal: AbortSignal): Promise<Answer<string>> {
  if (server.userId !== null) return { kind: 'answer', data: server.userId, accessLevel: null };
  const me = await ownUser(server, signal);
  return me.kind === 'answer' ? { ...me, data: me.data.data.id } : me;
}
