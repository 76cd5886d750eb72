import { pino, type Logger } from 'pino';

import { startBot } from '#bot/start-bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Config } from '#config.ts';
import { openOutbound } from '#outbound/outbound.ts';
import { startPublishing } from '#publishing/start-publishing.ts';
import { readSandboxKeys } from '#sandbox/sandbox-keys.ts';
import { describeError } from '#storage/describe-error.ts';
import type { OnProgress } from '#storage/progress.ts';
import { listen } from '#web/listen.ts';

import { healthOf } from './health-of.ts';
import { connector, networkOf, rules } from './networks.ts';
import { openBasics, type Refused } from './open-basics.ts';
import { openOwnSandbox, practiceBodyBytes, practiceChat, practiceFolder, seedPractice } from './practice.ts';
import { portRefused, type StartOutcome } from './start-outcome.ts';

const sendTimeoutSeconds = 20;

export interface StartOptions {
  readonly onStep: OnProgress;
  /** A person reads along: only warnings are logged where nothing else is set. */
  readonly isTerminal: boolean;
}

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
    maxBodyBytes: practiceBodyBytes,
    failed: (error) => logger.error({ error: describeError(error) }, 'a request failed'),
  });
  if (listening.kind === 'refused') return portRefused(config, listening.why);
  opened.defer(() => listening.close());
  const { url } = listening;
  const keys = own?.keysAt(url) ?? readSandboxKeys(practiceFolder(config));
  if (keys === null) return sandboxAway(config);

  const connect = connector(config, keys, opened.use(openOutbound(config.proxy)));
  if (!(await seedPractice(config, { store, masterKey, connect, keys }))) return sandboxAway(config);
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

/** Never a post's text, never a secret: rooms do not log them, and what a library might is censored here. */
function loggerFor(config: Config, isTerminal: boolean): Logger {
  return pino({
    level: config.logLevel ?? (isTerminal ? 'warn' : 'info'),
    redact: ['*.accessToken', '*.accessSecret', '*.appSecret', '*.token', '*.headers.authorization', 'err.config'],
  });
}

function sandboxAway({ sandbox }: Config): Refused {
  return { kind: 'refused', refusal: { kind: 'sandboxAway', url: sandbox.kind === 'elsewhere' ? sandbox.url : '' } };
}
