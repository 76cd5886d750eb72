import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { Logger } from 'pino';

import type { ChatPlatform } from '#chat/chat.ts';
import { practiceChat } from '#chat/practice/practice-chat.ts';
import { systemClock } from '#clock.ts';
import type { Config } from '#config.ts';
import { checkPracticeAccounts, type PracticeCheck } from '#practice/desk/check-practice-accounts.ts';
import { seedPracticeDesk } from '#practice/desk/seed-practice-desk.ts';
import type { PracticeServers } from '#practice/open-practice.ts';
import { readPracticeKeys, type PracticeKeys } from '#practice/practice-keys.ts';
import { describeError } from '#storage/describe-error.ts';
import type { Keyring } from '#storage/keyring.ts';
import type { Store } from '#storage/store.ts';

import { imageFrom } from './image-from.ts';
import { type Connect, rules, sealSecret } from './networks.ts';

/** The practice chat and networks in this process. */
export async function openOwnPractice(config: Config, opened: AsyncDisposableStack): Promise<PracticeServers> {
  // Loaded where it is served alone: a start beside another's, or without practice, is the sooner there.
  const { openPractice } = await import('#practice/open-practice.ts');
  const servers = await openPractice({
    folder: practiceFolder(config),
    clock: systemClock,
    newId: randomUUID,
    language: config.language,
  });
  opened.defer(() => servers.close());
  return servers;
}

/** What lets the bot and the networks into the practice chat; null where there is none. */
export function practiceKeys(config: Config, own: PracticeServers | null, url: string): PracticeKeys | null {
  if (config.practice.kind === 'off') return null;
  return own?.keysAt(url) ?? readPracticeKeys(practiceFolder(config));
}

/** The page takes pictures, and says itself what is too much. */
export const practiceBodyBytes = 67 * 1024 * 1024;

function practiceFolder(config: Config): string {
  return join(config.dataFolder, 'practice');
}

/** The practice chat as the bot speaks to it. */
export function openPracticeChat(keys: PracticeKeys, store: Store, logger: Logger): ChatPlatform {
  return practiceChat({
    url: keys.chat.url,
    token: keys.chat.token,
    imageOf: imageFrom(store),
    failed: (error) => logger.warn({ error: describeError(error) }, 'the practice chat did not answer'),
  });
}

/** Where the practice desk is. */
export const practicePlatform = 'sandbox:practice';

/** Makes the practice desk where there is none; else why not: the practice networks do not answer, or not now. */
export async function seedPractice(
  config: Config,
  with_: {
    readonly store: Store;
    readonly keyring: Keyring;
    readonly connect: Connect;
    readonly keys: PracticeKeys;
  },
): Promise<Exclude<PracticeCheck, { kind: 'checked' }> | null> {
  const { store, keyring, connect, keys } = with_;
  const checked = await checkPracticeAccounts(
    [keys.mastodon.secret, keys.x.secret].map((secret) => ({
      network: connect({ practice: true, serverUrl: '', software: '', remoteId: '' }, secret),
      sealFor: sealSecret(keyring, secret),
    })),
  );
  if (checked.kind !== 'checked') return checked;
  const { accounts } = checked;
  const { channel, author, approver } = keys.chat;
  const { language } = config;
  const place = { platform: practicePlatform, channel, author, approver, language, timeZone: 'Europe/Paris' };
  await seedPracticeDesk(store, { ...place, accounts, rules });
  return null;
}
