import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { pino, type Logger } from 'pino';

import { startBot } from '#bot/start-bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { sandboxChat } from '#chat/sandbox/sandbox-chat.ts';
import { systemClock } from '#clock.ts';
import type { Config } from '#config.ts';
import { type AccountSecret, accountSecretSchema } from '#desks/account-secret.ts';
import type { Account } from '#desks/account.ts';
import { readMedia } from '#drafts/read-media.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import type { Network } from '#networks/network.ts';
import { xRules } from '#networks/x/x-rules.ts';
import { x } from '#networks/x/x.ts';
import { openBasics, type Refused } from '#open-basics.ts';
import { checkPracticeAccounts } from '#practice/check-practice-accounts.ts';
import { seedPracticeDesk } from '#practice/seed-practice-desk.ts';
import type { OpenedNetwork } from '#publishing/publishing-deps.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import { openSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { readSandboxKeys, type SandboxKeys } from '#sandbox/sandbox-keys.ts';
import { describeError } from '#storage/describe-error.ts';
import type { MasterKey } from '#storage/master-key.ts';
import type { OnProgress } from '#storage/progress.ts';
import { seal, unseal } from '#storage/seal.ts';
import type { Store } from '#storage/store.ts';
import { listen, type PartHealth } from '#web/listen.ts';

const rules: Rules = { mastodon: mastodonRules, x: xRules };
const sendTimeoutSeconds = 20;

export interface StartOptions {
  readonly onStep: OnProgress;
  /** A person reads along: only warnings are logged where nothing else is set. */
  readonly isTerminal: boolean;
}

export type StartOutcome =
  | Refused
  | (AsyncDisposable & {
      readonly kind: 'started';
      readonly url: string;
      /** Resolves when Tambour cannot go on: its own database went away. */
      readonly lost: Promise<void>;
    });

/** Starts the whole of Tambour. What was opened is closed, in reverse, when it refuses, throws or is disposed of. */
export async function startApp(config: Config, options: StartOptions): Promise<StartOutcome> {
  if (config.sandbox.kind === 'off') return { kind: 'refused', refusal: { kind: 'noChat' } };
  await using opened = new AsyncDisposableStack();
  const logger = loggerFor(config, options.isTerminal);
  const basics = await openBasics(config, { role: 'main', logger, onStep: options.onStep }, opened);
  if (basics.kind === 'refused') return basics;
  const { store, masterKey, lost } = basics;

  const chats = new Map<string, ChatPlatform>();
  const own = config.sandbox.kind === 'here' ? await openOwnSandbox(config, opened) : null;
  const listening = await listen({
    ...config.listen,
    fetch: own?.fetch ?? (() => new Response('Not found', { status: 404 })),
    health: () => healthOf(store, chats),
  });
  if (listening.kind === 'refused') return portRefused(config, listening.why);
  opened.defer(() => listening.close());
  const { url } = listening;
  const keys = own?.keysAt(url) ?? readSandboxKeys(practiceFolder(config));
  if (keys === null) return sandboxAway(config);

  const connect = connector(config, keys);
  if (!(await seed(config, { store, masterKey, connect, keys }))) return sandboxAway(config);
  await startPublishing({
    store,
    rules,
    networkOf: networkOf(store, masterKey, connect),
    isSwitchedOn: ({ network, practice }) => network !== 'x' || practice || config.x.publishing,
    sendTimeoutSeconds,
  });
  const chat = practiceChat(keys, store, logger);
  chats.set(chat.id, chat);
  opened.defer(() => chat.stop());
  await startBot({
    store,
    chats,
    rules,
    prices: config.x.prices,
    logger,
    practicePlatforms: new Set([chat.id]),
  });
  logger.info({ url }, 'started');
  const rest = opened.move();
  return { kind: 'started', url, lost, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}

/** Serves the practice chat and networks alone, so that Tambour can be stopped and killed beside them. */
export async function startSandbox(config: Config): Promise<StartOutcome> {
  await using opened = new AsyncDisposableStack();
  const sandbox = await openOwnSandbox(config, opened);
  const listening = await listen({ ...config.listen, fetch: sandbox.fetch, health: async () => [] });
  if (listening.kind === 'refused') return portRefused(config, listening.why);
  opened.defer(() => listening.close());
  const { url } = listening;
  sandbox.keysAt(url);
  const rest = opened.move();
  const lost = Promise.withResolvers<void>().promise;
  return { kind: 'started', url, lost, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}

/** What the commands of the terminal work with, beside a running Tambour or without one. */
export type CommandMeans = AsyncDisposable & {
  readonly kind: 'open';
  readonly store: Store;
  readonly connect: (target: { readonly serverUrl: string; readonly secret: AccountSecret }) => Network;
  readonly seal: (accountId: string, secret: AccountSecret) => Uint8Array<ArrayBuffer>;
  readonly xPublishing: boolean;
};

/** Joins the running Tambour's database, or starts it for as long as the command lasts. */
export async function openCommands(
  config: Config,
  options: { readonly onStep: OnProgress },
): Promise<Refused | CommandMeans> {
  await using opened = new AsyncDisposableStack();
  const basics = await openBasics(config, { role: 'command', logger: null, onStep: options.onStep }, opened);
  if (basics.kind === 'refused') return basics;
  const { store, masterKey } = basics;
  const connect = connector(config, null);
  const rest = opened.move();
  return {
    kind: 'open',
    store,
    connect: ({ serverUrl, secret }) => connect({ practice: false, serverUrl, software: '' }, secret),
    seal: (accountId, secret) => sealSecret(masterKey, accountId, secret),
    xPublishing: config.x.publishing,
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

type Reachable = Pick<Account, 'practice' | 'serverUrl' | 'software'>;
type Connect = (account: Reachable, secret: AccountSecret) => Network;

/** A practice account reaches the practice networks and nothing else, whatever its row says. */
function connector(config: Config, keys: SandboxKeys | null): Connect {
  return ({ practice, serverUrl, software }, secret) => {
    switch (secret.network) {
      case 'mastodon':
        return mastodon({
          serverUrl: practice ? practiceUrl(keys, 'mastodon') : serverUrl,
          accessToken: secret.accessToken,
          software,
          loopbackOnly: practice,
          clock: systemClock,
        });
      case 'x':
        return x({
          ...secret,
          reading: practice || config.x.reading,
          baseUrl: practice ? practiceUrl(keys, 'x') : null,
          clock: systemClock,
        });
    }
  };
}

function practiceUrl(keys: SandboxKeys | null, kind: 'mastodon' | 'x'): string {
  if (keys === null) throw new Error('a practice account is used where there are no practice networks');
  return keys[kind].url;
}

function networkOf(store: Store, masterKey: MasterKey, connect: Connect): (account: Account) => Promise<OpenedNetwork> {
  return async (account) => {
    const row = await store.db.account.findUnique({ where: { id: account.id }, select: { sealedToken: true } });
    if (row === null) return { kind: 'unreadable' };
    const opened = unseal(masterKey, { accountId: account.id, purpose: 'token' }, row.sealedToken);
    if (opened.kind === 'unreadable') return { kind: 'unreadable' };
    return { kind: 'open', network: connect(account, accountSecretSchema.parse(JSON.parse(opened.secret))) };
  };
}

function sealSecret(masterKey: MasterKey, accountId: string, secret: AccountSecret): Uint8Array<ArrayBuffer> {
  return seal(masterKey, { accountId, purpose: 'token' }, JSON.stringify(secret));
}

async function openOwnSandbox(config: Config, opened: AsyncDisposableStack): Promise<Sandbox> {
  const sandbox = await openSandbox({
    folder: practiceFolder(config),
    clock: systemClock,
    newId: randomUUID,
    language: config.language,
  });
  opened.defer(() => sandbox.close());
  return sandbox;
}

function practiceFolder(config: Config): string {
  return join(config.dataFolder, 'practice');
}

function practiceChat(keys: SandboxKeys, store: Store, logger: Logger): ChatPlatform {
  return sandboxChat({
    url: keys.chat.url,
    token: keys.chat.token,
    imageOf: async (sha256) => {
      const media = await readMedia(store.db, sha256);
      if (media === null) throw new Error(`picture ${sha256} is shown and not kept`);
      return media.bytes;
    },
    failed: (error) => logger.warn({ error: describeError(error) }, 'the practice chat did not answer'),
  });
}

/** False where the practice networks do not answer. */
async function seed(
  config: Config,
  with_: {
    readonly store: Store;
    readonly masterKey: MasterKey;
    readonly connect: Connect;
    readonly keys: SandboxKeys;
  },
): Promise<boolean> {
  const { store, masterKey, connect, keys } = with_;
  const accounts = await checkPracticeAccounts(
    [keys.mastodon.secret, keys.x.secret].map((secret) => ({
      network: connect({ practice: true, serverUrl: '', software: '' }, secret),
      sealFor: (accountId) => sealSecret(masterKey, accountId, secret),
    })),
  );
  if (accounts === null) return false;
  const { channel, author, approver } = keys.chat;
  const { language } = config;
  const place = { platform: 'sandbox:practice', channel, author, approver, language, timeZone: 'Europe/Paris' };
  await seedPracticeDesk(store, { ...place, accounts, rules });
  return true;
}

async function healthOf(store: Store, chats: ReadonlyMap<string, ChatPlatform>): Promise<readonly PartHealth[]> {
  const database = await store.db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const parts: PartHealth[] = [{ part: 'database', ready: database, detail: database ? 'answers' : 'does not answer' }];
  parts.push({ part: 'workers', ready: chats.size > 0, detail: chats.size > 0 ? 'running' : 'starting' });
  for (const [id, chat] of chats) {
    const { state } = chat.health();
    parts.push({ part: `chat ${id}`, ready: state === 'connected', detail: state });
  }
  return parts;
}

/** Never a post's text, never a secret: rooms do not log them, and what a library might is censored here. */
function loggerFor(config: Config, isTerminal: boolean): Logger {
  return pino({
    level: config.logLevel ?? (isTerminal ? 'warn' : 'info'),
    redact: ['*.accessToken', '*.accessSecret', '*.appSecret', '*.token', '*.headers.authorization', 'err.config'],
  });
}

function portRefused(config: Config, why: 'port_in_use' | 'not_allowed' | 'no_such_address'): Refused {
  return { kind: 'refused', refusal: { kind: 'listen', ...config.listen, why } };
}

function sandboxAway({ sandbox }: Config): Refused {
  return { kind: 'refused', refusal: { kind: 'sandboxAway', url: sandbox.kind === 'elsewhere' ? sandbox.url : '' } };
}
