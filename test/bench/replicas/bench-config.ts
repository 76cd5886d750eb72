import { type Config, readConfig } from '#config.ts';
import type { PracticeKeys } from '#practice/practice-keys.ts';
import { type Keyring, keyring } from '#storage/keyring.ts';
import { readMasterKey } from '#storage/master-key.ts';

export const sendTimeoutSeconds = 20;

/** Reads the settings of a replica from an environment, as for a person. */
export function readBenchConfig(databaseUrl: string, dataFolder: string): Config {
  const read = readConfig({ DATABASE_URL: databaseUrl, TAMBOUR_DATA: dataFolder, LANG: 'C' });
  if (read.kind === 'refused') throw new Error('the settings were refused', { cause: read.problems });
  return read.config;
}

/** Reads the key file that all replicas share. The first one creates it. */
export async function ringOf(config: Config): Promise<Keyring> {
  const key = await readMasterKey(config.keyFile);
  if (key.kind === 'refused') throw new Error('no master key', { cause: key.refusal });
  return keyring(config.keyFile.path, key.keys);
}

/** Returns keys for the practice networks. Each account has its own token, and the chat is empty. */
export function practiceKeysOf(url: string): PracticeKeys {
  const none = { appKey: '', appSecret: '', accessToken: '', accessSecret: '' };
  return {
    chat: { url, token: '', channel: '', author: '', approver: '' },
    mastodon: { url, secret: { network: 'mastodon', accessToken: '' } },
    x: { url, secret: { network: 'x', ...none } },
  };
}
