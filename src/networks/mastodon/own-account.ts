import { z } from 'zod';

import { countSchema } from '#networks/count-of.ts';

import type { Answer } from './ask.ts';
import type { Server } from './server.ts';
import { remoteIdSchema } from './remote-id.ts';

const text = z.string().default('').catch('');
const accountSchema = z.object({
  id: remoteIdSchema,
  username: z.string().min(1),
  displayName: z.string().default(''),
  url: z.string().default(''),
  note: text,
  avatar: text,
  header: text,
  fields: z
    .array(z.object({ name: text, value: text }))
    .default([])
    .catch([]),
  followersCount: countSchema,
});

/** The account that a token belongs to. */
export type OwnAccount = z.infer<typeof accountSchema>;

/** Asks the server whose token this is. */
export async function ownAccount(server: Server, signal: AbortSignal): Promise<Answer<OwnAccount>> {
  return server.ask({
    schema: accountSchema,
    signal,
    withinMs: server.timeouts.readMs,
    call: (client) => client.v1.accounts.verifyCredentials(),
  });
}

/** Tells whether the answer to "who am I" means that the token is unknown or no longer valid. snac answers 422 then. */
export function isTokenRefused(answer: Answer<OwnAccount>): boolean {
  return answer.kind === 'status' && (answer.status === 401 || answer.status === 422);
}
