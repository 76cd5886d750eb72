import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

const chatKeysSchema = z.strictObject({
  url: z.url(),
  token: z.string(),
  /** The channel of the practice desk, its author and its approver. */
  channel: z.string(),
  author: z.string(),
  approver: z.string(),
});

const networkKeysSchema = z.strictObject({
  mastodon: z.strictObject({
    url: z.url(),
    secret: z.strictObject({ network: z.literal('mastodon'), accessToken: z.string() }),
  }),
  x: z.strictObject({
    url: z.url(),
    secret: z.strictObject({
      network: z.literal('x'),
      appKey: z.string(),
      appSecret: z.string(),
      accessToken: z.string(),
      accessSecret: z.string(),
    }),
  }),
  // Missing if an older Tambour last started the practice servers.
  bluesky: z
    .strictObject({
      url: z.url(),
      secret: z.strictObject({ network: z.literal('bluesky'), identifier: z.string(), appPassword: z.string() }),
    })
    .optional(),
});

// Without a chat if only the networks were started.
const keptKeysSchema = networkKeysSchema.extend({ chat: chatKeysSchema.optional() });

/** The domain in the names of the practice Mastodon's accounts. */
export const practiceDomain = 'mastodon.example';

/** The networks that exist for practice. */
export const practiceNetworks = ['mastodon', 'x'] as const;

export type PracticeNetwork = (typeof practiceNetworks)[number];

/** Addresses of the practice networks, and the tokens that they accept. They give no access to any real network. */
export type NetworkKeys = z.infer<typeof networkKeysSchema>;

/** Addresses of all practice servers, and the tokens that they accept. */
export type PracticeKeys = NetworkKeys & { readonly chat: z.infer<typeof chatKeysSchema> };

const fileName = 'keys.json';

/** Reads the keys of the practice servers last started on this folder; null if there are none, or none of a chat. */
export function readPracticeKeys(folder: string): PracticeKeys | null {
  const kept = readNetworkKeys(folder);
  return kept?.chat === undefined ? null : { ...kept, chat: kept.chat };
}

/** Reads the keys of the practice networks last started on this folder; null if there are none. */
export function readNetworkKeys(folder: string): z.infer<typeof keptKeysSchema> | null {
  try {
    return keptKeysSchema.parse(JSON.parse(readFileSync(join(folder, fileName), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Error(`the practice servers' ${fileName} cannot be read`, { cause: error });
  }
}

/** Writes the keys for a Tambour in another process, and for the next start. */
export function writePracticeKeys(folder: string, keys: z.infer<typeof keptKeysSchema>): void {
  const file = join(folder, fileName);
  writeFileSync(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
