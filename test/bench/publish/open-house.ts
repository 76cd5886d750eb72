import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { pino } from 'pino';

import { membersIn } from '#app/members-in.ts';
import { connector, networkOf } from '#app/networks.ts';
import { rules } from '#app/rules.ts';
import type { Bot } from '#bot/bot.ts';
import { startBot } from '#bot/start-bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { practiceChat } from '#chat/practice/practice-chat.ts';
import { systemClock } from '#clock.ts';
import { readConfig } from '#config.ts';
import { createDesk } from '#desks/create-desk.ts';
import { openOutbound } from '#outbound/outbound.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import type { PracticeKeys } from '#practice/practice-keys.ts';
import { keyring } from '#storage/keyring.ts';
import { readMasterKey } from '#storage/master-key.ts';
import { openStore } from '#storage/open-store.ts';
import { withDecisionKey } from '#storage/with-decision-key.ts';

import { temporaryFolder } from '../../support/temporary-folder.ts';
import { keepAccounts } from '../keep-accounts.ts';

/** All of Tambour except its HTTP listener, in this process, with one desk in the practice chat. */
export interface House extends AsyncDisposable {
  readonly bot: Bot;
  readonly chat: ChatPlatform;
  readonly deskId: string;
  /** Adds the accounts of these keys to the desk; returns their ids, Mastodon's first. */
  addAccounts(keys: PracticeKeys): Promise<readonly string[]>;
}

const sendTimeoutSeconds = 20;

/** Opens it as `start` does, with the real store, job engine and clients, and without grace. */
export async function openHouse(databaseUrl: string, keys: PracticeKeys): Promise<House> {
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(await temporaryFolder());
  const read = readConfig({ DATABASE_URL: databaseUrl, TAMBOUR_DATA: join(folder.path, 'data'), LANG: 'C' });
  if (read.kind === 'refused') throw new Error('the settings were refused', { cause: read.problems });
  const { config } = read;
  const storage = await openStore({
    database: config.database,
    backupFolder: folder.path,
    clock: systemClock,
    newId: randomUUID,
    logger: null,
    role: 'main',
    onProgress: () => {},
  });
  if (storage.kind === 'refused') throw new Error('the store did not open', { cause: storage.refusal });
  opened.use(storage.store);
  const key = await readMasterKey(config.keyFile);
  if (key.kind === 'refused') throw new Error('no master key', { cause: key.refusal });
  const store = withDecisionKey(storage.store, key.keys);
  const ring = keyring(config.keyFile.path, key.keys);
  const outbound = opened.use(openOutbound(config.proxy));
  const connect = connector(config, { keys, outbound });
  const chat = practiceChat({
    ...keys.chat,
    imageOf: () => Promise.reject(new Error('no pictures here')),
    failed: (error) => console.error(error),
  });
  const publishing: PublishingDeps = {
    store,
    rules,
    networkOf: networkOf(store, ring, connect),
    membersOf: membersIn(store, new Map([[chat.id, chat]])),
    isSwitchedOn: () => true,
    sendTimeoutSeconds,
  };
  const bot: Bot = {
    store,
    chats: new Map([[chat.id, chat]]),
    rules,
    publishing,
    prices: config.x.prices,
    logger: pino({ level: 'warn' }),
    refused: () => undefined,
    language: 'fr',
    mayRead: () => true,
    methodUrl: null,
    firstHourUrl: null,
    pagesUrl: null,
    drawPosts: null,
    practicePlatforms: new Set([chat.id]),
    rehearses: false,
    fillPractice: null,
  };
  await startPublishing(publishing);
  opened.defer(() => chat.stop());
  await startBot(bot);
  const { channel, author, approver } = keys.chat;
  const place = { platform: chat.id, channel, name: 'Valmont', language: 'en', timeZone: 'Europe/Paris' } as const;
  const people = { by: author, approvers: [approver], stewards: [approver] };
  const desk = await store.write((work) => createDesk(work, { ...place, ...people, graceSeconds: 0 }));
  if (desk.kind === 'refused') throw new Error(`the desk was refused: ${desk.why}`);
  const { deskId } = desk;
  const rest = opened.move();
  return {
    bot,
    chat,
    deskId,
    addAccounts: (added) => keepAccounts(store, { keyring: ring, connect, deskId }, added),
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}
