import { setTimeout as pause } from 'node:timers/promises';

import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { SlackChatOptions, SlackChatOutcome } from '#chat/slack/slack-options.ts';
import type { SlackConfig } from '#settings/slack-settings.ts';
import type { Outbound } from '#outbound/outbound.ts';
import { chatMemory } from '#storage/chat-memory.ts';
import { describeError } from '#storage/describe-error.ts';
import type { Handler } from '#web/handler.ts';

import type { AwaitedChat } from './health-of.ts';
import { imageFrom } from './image-from.ts';

const againAfterMs = 30_000;

export interface SlackNeeds {
  readonly bot: Bot;
  readonly outbound: Outbound;
  readonly language: 'fr' | 'en';
  /** Called once, with the connected platform. */
  readonly connected: (chat: ChatPlatform) => Promise<void>;
}

export interface SlackConnection extends AsyncDisposable {
  /** Resolves after the first try: null where it is connected, else why not. The others follow by themselves. */
  readonly begin: () => Promise<string | null>;
  /** Where Slack sends its requests in HTTP mode; 503 until it is connected. */
  readonly handler: Handler;
  /** Why there is no platform yet; empty once there is. */
  readonly awaited: () => readonly AwaitedChat[];
}

/**
 * Connects Slack, and tries again for ever where it does not answer or refuses a token: what was approved is published
 * meanwhile, and what the bot has to say waits. The library is loaded here, so that who has no Slack does not load it.
 */
export function connectSlack(config: SlackConfig, needs: SlackNeeds): SlackConnection {
  const { outbound } = needs;
  const { store, logger } = needs.bot;
  const ended = new AbortController();
  let chat: ChatPlatform | null = null;
  let fetch: ((request: Request) => Promise<Response>) | null = null;
  let waitsFor: string | null = 'connecting';

  const options: SlackChatOptions = {
    ...config,
    outbound,
    memory: (platformId) => chatMemory(store, platformId),
    imageOf: imageFrom(store),
    words: { close: needs.language === 'fr' ? 'Annuler' : 'Cancel' },
    failed: (error, what) => logger.warn({ error: describeError(error), what }, 'Slack: something failed'),
  };

  const connect = async (): Promise<string | null> => {
    const { slackChat } = await import('#chat/slack/slack-chat.ts');
    const outcome: SlackChatOutcome = await slackChat(options);
    if (outcome.kind === 'unreachable') {
      logger.warn({ error: describeError(outcome.error) }, 'Slack does not answer; it is tried again');
      return 'does not answer';
    }
    if (outcome.kind === 'refused') {
      logger.error({ why: outcome.why }, 'Slack refuses the token; run "tambour doctor"');
      return `refused: ${outcome.why}`;
    }
    ({ chat, fetch } = outcome);
    await needs.connected(chat);
    return null;
  };

  const tryOnce = async (): Promise<string | null> => {
    try {
      return await connect();
    } catch (error) {
      logger.error({ error: describeError(error) }, 'Slack could not be connected; it is tried again');
      await chat?.stop();
      chat = null;
      return 'failed';
    }
  };

  const goOn = async (): Promise<void> => {
    while (waitsFor !== null && !ended.signal.aborted) {
      await pause(againAfterMs, null, { signal: ended.signal, ref: false }).catch(() => undefined);
      if (!ended.signal.aborted) waitsFor = await tryOnce();
    }
  };

  let goingOn: Promise<void> = Promise.resolve();
  return {
    begin: async () => {
      waitsFor = await tryOnce();
      goingOn = goOn();
      return waitsFor;
    },
    handler: (request) => fetch?.(request) ?? new Response('Not connected yet', { status: 503 }),
    awaited: () => (waitsFor === null ? [] : [{ name: 'slack', why: waitsFor }]),
    async [Symbol.asyncDispose]() {
      ended.abort();
      await goingOn;
      await chat?.stop();
    },
  };
}
