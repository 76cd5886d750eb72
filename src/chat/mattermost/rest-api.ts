import { z } from 'zod';

import { bytesOf } from '#chat/kit/bytes-of.ts';
import { jsonBounds } from '#text/json-bounds.ts';
import { askPatiently, type Asked as AskedOf, type Life, type Wait } from '#chat/kit/asked.ts';
import { systemClock } from '#clock.ts';

import type { MattermostAccess } from './mattermost-options.ts';

/** A refusal, with the id of the server's own error. */
interface Refusal {
  readonly status: number;
  readonly id: string;
}
/** The outcome of one request. */
export type Asked<T> = AskedOf<T, Refusal>;

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Asking {
  readonly body?: unknown;
  readonly form?: FormData;
  /** Maximum number of attempts for a lost request. Default 3 for one that only reads, and 1 for all others. */
  readonly tries?: number;
  /** Milliseconds to wait in all when the server asks us to. Default 60 s. */
  readonly patienceMs?: number;
  readonly timeoutMs?: number;
}

/** The REST API of one server, called with one token. https://developers.mattermost.com/api-documentation/ */
export interface RestApi {
  /** Sends a request. `path` is relative to "/api/v4" and begins with a slash. */
  ask<T>(method: Method, path: string, schema: z.ZodType<T>, asking?: Asking): Promise<Asked<T>>;
  /** Returns the answer to a GET as it comes, whatever its status. The caller must bound its body. */
  open(path: string, signal: AbortSignal): Promise<Response>;
  /** Returns the server's time as far as its answers tell, since our clock may be off. */
  serverNow(): Date;
}

const tooBusy: Refusal = { status: 429, id: 'ratelimited' };
const maxAnswerBytes = 16 * 1024 * 1024;
const usualTimeoutMs = 10_000;
const usualWaitMs = 1_000;

/**
 * The server's errors: https://developers.mattermost.com/api-documentation/. Anything else is a page from something in
 * between.
 */
const errorSchema = z.object({ id: z.string().regex(/^[\w.-]{1,200}$/), status_code: z.number() });

/** Opens the API. `unauthorized` is called each time the server no longer knows the token. */
export function restApi(access: MattermostAccess, life: Life, unauthorized: () => void = () => {}): RestApi {
  const clock = access.clock ?? systemClock;
  const send = access.outbound?.fetch ?? globalThis.fetch;
  const authorization = `Bearer ${access.token}`;
  let aheadMs = 0;

  const askOnce = async <T>(
    what: string,
    [method, path]: readonly [Method, string],
    schema: z.ZodType<T>,
    { body, form, timeoutMs = access.timeoutMs ?? usualTimeoutMs }: Asking,
  ): Promise<Asked<T> | Wait> => {
    try {
      const response = await send(`${access.url}/api/v4${path}`, {
        method,
        headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(form === undefined ? {} : { body: form }),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // The token goes nowhere else.
        redirect: 'manual',
        signal: AbortSignal.any([life.signal, AbortSignal.timeout(timeoutMs)]),
      });
      if (response.status === 429) {
        await response.body?.cancel();
        return { kind: 'wait', ms: waitMs(response.headers) };
      }
      const bytes = await bytesOf(response, maxAnswerBytes, jsonBounds());
      if (bytes === null) throw new Error('the answer was too long, or nested too deep');
      const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      if (response.ok) {
        const answer = schema.parse(json);
        const theirs = Date.parse(response.headers.get('date') ?? '');
        if (!Number.isNaN(theirs)) aheadMs = theirs - clock.now().getTime();
        return { kind: 'answered', answer };
      }
      const error = errorSchema.safeParse(json);
      const isCertain = error.success && error.data.status_code === response.status && saysNo(response.status);
      if (isCertain && response.status === 401) unauthorized();
      if (isCertain) return { kind: 'refused', what, status: response.status, id: error.data.id };
      throw new Error(`the answer was ${response.status}${error.success ? `: ${error.data.id}` : ''}`);
    } catch (error) {
      return { kind: 'lost', what, error };
    }
  };

  return {
    ask: (method, path, schema, asking = {}) => {
      const what = `${method} ${path.split('?')[0]}`;
      return askPatiently(() => askOnce(what, [method, path], schema, asking), {
        what,
        tries: asking.tries ?? (method === 'GET' ? 3 : 1),
        patienceMs: asking.patienceMs,
        tooBusy,
        life,
      });
    },
    open: (path, signal) =>
      send(`${access.url}/api/v4${path}`, {
        headers: { authorization },
        redirect: 'manual',
        signal: AbortSignal.any([life.signal, signal]),
      }),
    serverNow: () => new Date(clock.now().getTime() + aheadMs),
  };
}

/** Returns the answer; throws if there is none. */
export function answerOf<T>(asked: Asked<T>): T {
  switch (asked.kind) {
    case 'answered':
      return asked.answer;
    case 'refused':
      throw new Error(`Mattermost refused ${asked.what}: ${asked.status} ${asked.id}`);
    case 'lost':
      throw lostError(asked);
  }
}

export function lostError({ what, error }: Asked<unknown> & { readonly kind: 'lost' }): Error {
  return new Error(`Mattermost did not answer ${what}`, { cause: error });
}

/**
 * Returns whether a status is a certain no. Other failures may have come after the work was done; 501 means that no
 * licence includes it.
 */
function saysNo(status: number): boolean {
  return (status >= 400 && status < 500 && status !== 408) || status === 501;
}

/**
 * Returns how long the server asks us to wait. Both headers count seconds.
 * https://developers.mattermost.com/api-documentation/ : rate limiting
 */
function waitMs(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? headers.get('x-ratelimit-reset') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : usualWaitMs;
}
