import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { Logger } from 'pino';

import type { ChatPlatform } from '#chat/chat.ts';
import { sandboxChat } from '#chat/sandbox/sandbox-chat.ts';
import { systemClock } from '#clock.ts';
import type { Config } from '#config.ts';
import { checkPracticeAccounts, type PracticeCheck } from '#practice/check-practice-accounts.ts';
import { seedPracticeDesk } from '#practice/seed-practice-desk.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { readSandboxKeys, type SandboxKeys } from '#sandbox/sandbox-keys.ts';
import { describeError } from '#storage/describe-error.ts';
import type { Keyring } from '#storage/keyring.ts';
import type { Store } from '#storage/store.ts';

import { imageFrom } from './image-from.ts';
import { type Connect, rules, sealSecret } from './networks.ts';

/** The practice chat and networks in this process. */
export async function openOwnSandbox(config: Config, opened: AsyncDisposableStack): Promise<Sandbox> {
  // Loaded where it is served alone: a start beside another's, or without practice, is the sooner there.
  const { openSandbox } = await import('#sandbox/sandbox.ts');
  const sandbox = await openSandbox({
    folder: practiceFolder(config),
    clock: systemClock,
    newId: randomUUID,
    language: config.language,
  });
  opened.defer(() => sandbox.close());
  return sandbox;
}

/** What lets the bot and the networks into the practice chat; null where there is none. */
export function practiceKeys(config: Config, own: Sandbox | null, url: string): SandboxKeys | null {
  if (config.sandbox.kind === 'off') return null;
  return own?.keysAt(url) ?? readSandboxKeys(practiceFolder(config));
}

/** The page takes pictures, and says itself what is too much. */
export const practiceBodyBytes = 67 * 1024 * 1024;

function practiceFolder(config: Config): string {
  return join(config.dataFolder, 'practice');
}

/** The practice chat as the bot speaks to it. */
export function practiceChat(keys: SandboxKeys, store: Store, logger: Logger): ChatPlatform {
  return sandboxChat({
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
    readonly keys: SandboxKeys;
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
