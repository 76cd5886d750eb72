import {
  LogLevel,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type Logger,
  type WebClientOptions,
} from '@slack/web-api';
import type { z } from 'zod';

import { askPatiently, type Asked as AskedOf, type Life, type Wait } from '#chat/kit/asked.ts';

import { boundedFetch } from './bounded-fetch.ts';
import type { SlackAccess } from './slack-options.ts';
import type { SlackMethod } from './slack-methods.ts';

/** A refusal, with Slack's error code. */
interface Refusal {
  readonly why: string;
  readonly details: readonly string[];
}
/** The outcome of one call. */
export type Asked<T> = AskedOf<T, Refusal>;

export interface Asking {
  /** Maximum number of attempts for a lost call; 1 if it must not be done twice. Default 3. */
  readonly tries?: number;
  /** Milliseconds to wait in all when Slack asks us to. Default 60 s. */
  readonly patienceMs?: number;
}

/** Slack's Web API, called with one token. */
export interface SlackApi {
  ask<T>(method: SlackMethod, args: Record<string, unknown>, schema: z.ZodType<T>, asking?: Asking): Promise<Asked<T>>;
}

const tooBusy: Refusal = { why: 'ratelimited', details: [] };
export const slackApiUrl = 'https://slack.com/api/';

// Error codes for "something broke": the call may have been carried out all the same.
const uncertain = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** Builds the SDK's options: silent, no retries of its own, and no unlimited answers. */
export function sdkOptions(access: SlackAccess): WebClientOptions {
  return {
    slackApiUrl: access.apiUrl ?? slackApiUrl,
    allowAbsoluteUrls: false,
    timeout: access.timeoutMs ?? 10_000,
    // The SDK would send any lost POST again, and so post a message twice.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // A redirect is an error to the SDK, so the token goes nowhere else.
    fetch: boundedFetch(access.outbound?.fetch ?? globalThis.fetch),
    logger: silent,
  };
}

/** Calls with the bot's token. */
export function slackApi(access: SlackAccess, life: Life): SlackApi {
  const client = new WebClient(access.botToken, sdkOptions(access));
  return {
    ask: (method, args, schema, { tries = 3, patienceMs } = {}) =>
      askPatiently(() => askOnce(client, method, args, schema), {
        what: method.name,
        tries,
        patienceMs,
        tooBusy,
        life,
      }),
  };
}

/** Returns the answer; throws if there is none. */
export function answerOf<T>(asked: Asked<T>): T {
  switch (asked.kind) {
    case 'answered':
      return asked.answer;
    case 'refused':
      throw new Error(`Slack refused ${asked.what}: ${[asked.why, ...asked.details].join('; ')}`);
    case 'lost':
      throw lostError(asked);
  }
}

export function lostError({ what, error }: Asked<unknown> & { readonly kind: 'lost' }): Error {
  return new Error(`Slack did not answer ${what}`, { cause: error });
}

async function askOnce<T>(
  client: WebClient,
  method: SlackMethod,
  args: Record<string, unknown>,
  schema: z.ZodType<T>,
): Promise<Asked<T> | Wait> {
  try {
    return { kind: 'answered', answer: schema.parse(await client.apiCall(method.name, wellFormed(args))) };
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) return { kind: 'wait', ms: error.retryAfter * 1000 };
    if (!(error instanceof WebAPIPlatformError) || !isCertain(error.data.error))
      return { kind: 'lost', what: method.name, error };
    return {
      kind: 'refused',
      what: method.name,
      why: error.data.error,
      details: error.data.response_metadata?.messages ?? [],
    };
  }
}

/**
 * Returns whether an error code is a certain no. If a web page comes instead of an answer, the SDK gives the page as
 * the code.
 */
export function isCertain(word: string): boolean {
  return /^[a-z0-9_]+$/.test(word) && !uncertain.has(word);
}

/** Replaces lone surrogates, which cannot be written into a form. */
function wellFormed(args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? value.toWellFormed() : value]),
  );
}

/** A logger that drops everything. The SDK's log would hold texts, and callers report failures themselves. */
export const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
