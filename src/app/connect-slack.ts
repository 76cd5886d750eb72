import type { Logger } from 'pino';

import { spoken } from '#messages/spoken.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { slackChat } from '#chat/slack/slack-chat.ts';
import type { SlackChatOptions } from '#chat/slack/slack-options.ts';
import type { Outbound } from '#outbound/outbound.ts';
import type { SlackConfig } from '#settings/slack-settings.ts';
import { chatMemory } from '#storage/chat-memory.ts';
import { describeError } from '#storage/describe-error.ts';
import type { Keyring } from '#storage/keyring.ts';
import type { Store } from '#storage/store.ts';
import type { Language } from '#languages.ts';

import { type ChatConnection, connectChat } from './connect-chat.ts';
import { imageFrom } from './image-from.ts';

/** The path to which Slack sends its requests in HTTP mode. */
const requestPath = '/slack/events';

export interface ChatNeeds {
  readonly store: Store;
  readonly logger: Logger;
  readonly keyring: Keyring;
  readonly outbound: Outbound;
  /** The machine's language. */
  readonly language: Language;
  /** Called once, with the connected platform. */
  readonly connected: (chat: ChatPlatform) => Promise<void>;
}

type SlackCode = Promise<{ readonly slackChat: typeof slackChat }>;

/** Loads Slack's library while a start waits for the database; without Slack it is never loaded. */
export function loadSlack(): SlackCode {
  const loading = import('#chat/slack/slack-chat.ts');
  // Reported where it is awaited.
  loading.catch(() => undefined);
  return loading;
}

/** Connects Slack, once it is loaded. */
export function connectSlack(config: SlackConfig, loading: SlackCode, needs: ChatNeeds): ChatConnection {
  const { store, logger, outbound, language, connected } = needs;
  const options: SlackChatOptions = {
    ...config,
    outbound,
    memory: (platformId) => chatMemory(store, platformId),
    imageOf: imageFrom(store),
    words: async (theirs) => ({ close: (await spoken[theirs ?? language].messages()).platforms.close }),
    failed: (error, what) => logger.warn({ error: describeError(error), what }, 'Slack: something failed'),
  };
  return connectChat({
    name: 'Slack',
    paths: config.mode === 'http' ? [requestPath] : [],
    connected,
    logger,
    async connect() {
      const outcome = await (await loading).slackChat(options);
      if (outcome.kind !== 'chat') return outcome;
      const { chat, fetch } = outcome;
      return { kind: 'chat', chat, answers: new Map(fetch === null ? [] : [[requestPath, fetch]]) };
    },
  });
}
