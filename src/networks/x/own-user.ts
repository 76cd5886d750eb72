import { z } from 'zod';

import type { Answer } from './ask.ts';
import type { Server } from './server.ts';

const userSchema = z.object({
  data: z.object({
    id: z.string().regex(/^\d{1,19}$/),
    username: z.string().min(1),
    name: z.string().default(''),
    subscription_type: z.string().optional(),
  }),
});

/** Who the keys belong to. */
export type OwnUser = z.infer<typeof userSchema>['data'];

/** Asks X whose keys these are. */
export async function ownUser(server: Server, signal: AbortSignal): Promise<Answer<{ readonly data: OwnUser }>> {
  const answer = await server.ask({
    method: 'GET',
    path: 'users/me',
    query: { 'user.fields': 'subscription_type' },
    schema: userSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind === 'answer') server.billed('userRead', 1);
  return answer;
}
