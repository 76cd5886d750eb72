import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Profile } from '#networks/read-outcome.ts';
import { printableName } from '#networks/printable-name.ts';

import { comparableText } from './comparable-text.ts';
import type { Server } from './server.ts';

/** Longer than the network allows. */
const longestBio = 5000;

const blobSchema = z
  .object({ ref: z.object({ $link: z.string() }) })
  .nullable()
  .catch(null);
const profileSchema = z.object({
  value: z.object({
    displayName: z.string().default(''),
    description: z.string().default(''),
    avatar: blobSchema.default(null),
    banner: blobSchema.default(null),
    pronouns: z.string().nullable().catch(null).default(null),
    website: z.string().nullable().catch(null).default(null),
  }),
});

/**
 * Reads the account's profile from its repository; an account without one has an empty profile. Null: it could not be
 * read.
 */
export async function readProfile(server: Server, signal: AbortSignal): Promise<Profile | null> {
  const answer = await server.ask({
    method: 'com.atproto.repo.getRecord',
    query: ({ did }) => ({ repo: did, collection: 'app.bsky.actor.profile', rkey: 'self' }),
    schema: profileSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind === 'status' && answer.error === 'RecordNotFound')
    return profileOf(profileSchema.parse({ value: {} }));
  return answer.kind === 'answer' ? profileOf(answer.data) : null;
}

function profileOf({ value }: z.infer<typeof profileSchema>): Profile {
  const { displayName, description, avatar, banner, pronouns, website } = value;
  // A picture's link is a hash of its bytes: it changes only with the picture.
  const pictures = [avatar, banner].map((blob) => blob?.ref.$link ?? '');
  const rest = createHash('sha256')
    .update(JSON.stringify([pictures, pronouns, website]))
    .digest('hex');
  return {
    name: printableName(displayName),
    bio: comparableText(description).slice(0, longestBio).toWellFormed(),
    rest,
  };
}
