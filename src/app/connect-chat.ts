import { setTimeout as pause } from 'node:timers/promises';

import type { Bot } from '#bot/bot.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { command } from '#messages/command.ts';
import { terminal } from '#messages/en/terminal.ts';
import { say } from '#messages/words/keyed.ts';
import type { WhyHeld } from '#storage/chat-server.ts';
import type { StartStep } from '#messages/words/terminal.ts';
import { describeError } from '#storage/describe-error.ts';
import type { Route } from '#web/handler.ts';

import type { AwaitedChat } from './health-of.ts';

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

type Answer = (request: Request) => Promise<Response>;

/** A platform's answer to our attempt to connect. */
export type ChatOutcome =
  | {
      readonly kind: 'chat';
      readonly chat: ChatPlatform;
      /** The handlers of the platform's requests, by path; only paths in `ChatToConnect.paths` are called. */
      readonly answers: ReadonlyMap<string, Answer>;
    }
  /** The platform refuses the token: somebody has to fix it. `why` is in the platform's own words. */
  | { readonly kind: 'refused'; readonly why: string }
  /** The platform answers, but is not used until somebody has looked into it. */
  | { readonly kind: 'held'; readonly why: WhyHeld }
  /** No answer; one may come later. */
  | { readonly kind: 'unreachable'; readonly error: unknown };

type Connected = Extract<ChatOutcome, { kind: 'chat' }>;
/** The state of a platform that is not connected yet. */
type Awaited = Exclude<ChatOutcome, Connected> | { readonly kind: 'connecting' | 'failed' };

export interface ChatToConnect {
  /** The platform's name, such as "Slack". */
  readonly name: string;
  /** The paths to which the platform sends requests; empty if it sends none. */
  readonly paths: readonly string[];
  /** Tries to connect; called until it returns a chat. */
  readonly connect: () => Promise<ChatOutcome>;
  /** Called once, with the chat. */
  readonly connected: (chat: ChatPlatform) => Promise<void>;
  readonly logger: Bot['logger'];
  /** Waits for `ms` milliseconds, or until `signal` aborts. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

type ChatStep = Extract<StartStep, { kind: 'chatAwaited' | 'chatHeld' }>;

export interface ChatConnection extends AsyncDisposable {
  readonly name: string;
  /** Resolves after the first try: null once connected, else the step to report. Later tries run by themselves. */
  readonly begin: () => Promise<ChatStep | null>;
  /** The routes of the platform's requests; each answers 503 until the platform is connected. */
  readonly routes: readonly Route[];
  /** Returns why the platform is not connected yet; empty once it is. */
  readonly awaited: () => readonly AwaitedChat[];
}

/**
 * Connects a chat platform, and retries for ever if it does not answer or refuses a token. Meanwhile approved posts are
 * published, and the bot's messages wait. Since a machine starts its services in any order, the first retries come
 * after 1, 2, 4, 8 and 16 s, then every 30 s. If somebody has to fix something, they come every 30 s from the start.
 */
export function connectChat(platform: ChatToConnect): ChatConnection {
  const { name, paths, connect, connected, logger, wait = waitInTime } = platform;
  const ended = new AbortController();
  let chat: ChatPlatform | null = null;
  let answers: ReadonlyMap<string, Answer> = new Map();
  let waitsFor: Awaited | null = { kind: 'connecting' };
  let pauseMs = firstPauseMs;

  const ask = async (): Promise<Awaited | null> => {
    const outcome = await connect();
    switch (outcome.kind) {
      case 'unreachable':
        logger.warn({ error: describeError(outcome.error) }, `${name} does not answer; it is tried again`);
        return outcome;
      case 'refused':
        logger.error({ why: outcome.why }, `${name} refuses the token; run "${command('doctor')}"`);
        pauseMs = longestPauseMs;
        return outcome;
      case 'held':
        logger.error(
          { why: outcome.why.kind },
          `${name} stays off. ${say(terminal.chatHeld, outcome.why.kind, outcome.why)}`,
        );
        pauseMs = longestPauseMs;
        return outcome;
      case 'chat':
        ({ chat, answers } = outcome);
        await connected(chat);
        return null;
    }
  };

  const tryOnce = async (): Promise<Awaited | null> => {
    try {
      return await ask();
    } catch (error) {
      logger.error({ error: describeError(error) }, `${name} could not be connected; it is tried again`);
      await chat?.stop();
      chat = null;
      return { kind: 'failed' };
    }
  };

  const goOn = async (): Promise<void> => {
    while (waitsFor !== null && !ended.signal.aborted) {
      await wait(pauseMs, ended.signal);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      if (!ended.signal.aborted) waitsFor = await tryOnce();
    }
  };

  let trying: Promise<Awaited | null> = Promise.resolve(null);
  let goingOn: Promise<void> = Promise.resolve();
  return {
    name,
    begin: async () => {
      trying = tryOnce();
      waitsFor = await trying;
      goingOn = goOn();
      if (waitsFor === null) return null;
      if (waitsFor.kind === 'held') return { kind: 'chatHeld', chat: name, why: waitsFor.why };
      return { kind: 'chatAwaited', chat: name, why: shortly(waitsFor) };
    },
    routes: paths.map((path) => ({
      path,
      handler: (request) => answers.get(path)?.(request) ?? new Response('Not connected yet', { status: 503 }),
    })),
    awaited: () => (waitsFor === null ? [] : [{ name: name.toLowerCase(), why: shortly(waitsFor) }]),
    async [Symbol.asyncDispose]() {
      ended.abort();
      await trying;
      await goingOn;
      await chat?.stop();
    },
  };
}

/** Describes the reason as `/readyz` shows it. */
function shortly(awaited: Awaited): string {
  switch (awaited.kind) {
    case 'connecting':
    case 'failed':
      return awaited.kind;
    case 'unreachable':
      return 'does not answer';
    case 'refused':
      return `refused: ${awaited.why}`;
    case 'held':
      return heldShortly(awaited.why);
  }
}

function heldShortly(why: WhyHeld): string {
  switch (why.kind) {
    case 'tooOld':
      return `off: its version ${why.version} is below ${why.oldest}`;
    case 'untold':
      return 'off: it does not say its version and id';
    case 'elsewhere':
      return `off: it was met at another address; run "${command('doctor')}"`;
    case 'unknown':
      return `off: it is not the server that was met before; run "${command('doctor')}"`;
  }
}

async function waitInTime(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, null, { signal, ref: false }).catch(() => undefined);
}
