import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

const practiceKeysSchema = z.strictObject({
  chat: z.strictObject({
    url: z.url(),
    token: z.string(),
    /** The channel of the practice desk, and who writes and approves there. */
    channel: z.string(),
    author: z.string(),
    approver: z.string(),
  }),
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
});

/** The networks that there are for practice. */
export const practiceNetworks = ['mastodon', 'x'] as const;

export type PracticeNetwork = (typeof practiceNetworks)[number];

/** Addresses of the practice servers, and the tokens that they take. They open nothing on any real network. */
export type PracticeKeys = z.infer<typeof practiceKeysSchema>;

const fileName = 'keys.json';

/** Reads the keys of the practice servers that were last started on this folder; null if none were. */
export function readPracticeKeys(folder: string): PracticeKeys | null {
  try {
    return practiceKeysSchema.parse(JSON.parse(readFileSync(join(folder, fileName), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Error(`the practice servers' ${fileName} cannot be read`, { cause: error });
  }
}

/** Leaves the keys for a Tambour that runs in another process. */
export function writePracticeKeys(folder: string, keys: PracticeKeys): void {
  const file = join(folder, fileName);
  writeFileSync(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
