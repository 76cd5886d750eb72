import type * as Masto from 'masto';
import type { z } from 'zod';

import type { Clock } from '#clock.ts';
import type { BoundedDispatcher, Seen } from '#networks/bounded-dispatcher.ts';
import { mayReach } from '#networks/may-reach.ts';
import type { RateLimiter, RequestKind, ReportedLimits } from '#networks/rate-limiter.ts';
import { whyNotSent } from '#networks/why-not-sent.ts';

import { refreshAfter } from './refresh-after.ts';
import { secondsUntilReset } from './seconds-until-reset.ts';
import { reportedLimits } from './reported-limits.ts';

/** Outcome of one request. */
export type Answer<T> =
  | {
      readonly kind: 'answer';
      readonly data: T;
      /** Seconds until the answer will hold more, if the server says that it is still fetching some of it. */
      readonly moreAfterSeconds?: number;
    }
  /** `message` null: not an error in Mastodon's form, so it may come from something in front of the server. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly message: string | null;
      readonly afterSeconds: number;
    }
  | { readonly kind: 'notSent'; readonly why: 'unreachable' | 'name_not_found' }
  | { readonly kind: 'lost'; readonly why: 'no_answer' | 'unreadable_answer' };

/** Every outcome without an answer. */
export type Unanswered = Exclude<Answer<never>, { kind: 'answer' }>;

type Client = Masto.mastodon.rest.Client;

/** Means for a request that the client cannot make itself. */
export interface Way {
  readonly accessToken: string;
  readonly dispatcher: ReturnType<BoundedDispatcher>;
  readonly signal: AbortSignal;
}

/** Makes one request with the client and returns its outcome. Throws nothing, whatever server or network do. */
export type Ask = <T>(request: {
  /** Left out: `read`. */
  readonly kind?: RequestKind;
  readonly schema: z.ZodType<T>;
  readonly signal: AbortSignal;
  readonly withinMs: number;
  readonly call: (client: Client, way: Way) => PromiseLike<unknown>;
}) => Promise<Answer<T> & { readonly reported?: ReportedLimits }>;

export interface AskOptions {
  readonly serverUrl: string;
  readonly accessToken: string;
  readonly loopbackOnly: boolean;
  readonly dispatcherFor: BoundedDispatcher;
  readonly clock: Clock;
  /** Null: requests are not counted. */
  readonly limiter: RateLimiter | null;
  /** May use the budget reserved for publishing. */
  readonly isUrgent: boolean;
}

/** The refusal of a request that the client did not make itself. */
export class OwnRefusal extends Error {
  readonly status: number;
  /** The server's own error text; null: it gave none. */
  readonly said: string | null;

  constructor(status: number, said: string | null) {
    super(`refused with ${status}`);
    this.status = status;
    this.said = said;
  }
}

/** The answer to a request over the limit, as if the server had given it. */
const oneTooMany = { kind: 'status', status: 429, message: 'Too many requests' } as const;

/**
 * Returns a function that asks one server as one account, within its limits. Callers that publish take their own
 * rate-limit permit and receive the rate-limit headers. The token goes to that server alone: a redirect is not
 * followed.
 */
export function asking(options: AskOptions): Ask {
  const { limiter, clock, isUrgent } = options;
  return async ({ kind = 'read', ...request }) => {
    if (!mayReach(options.serverUrl, options.loopbackOnly)) return { kind: 'notSent', why: 'unreachable' };
    if (request.signal.aborted) return { kind: 'lost', why: 'no_answer' };
    const seen: Seen = { status: null, headers: {} };
    if (kind === 'publish') {
      const answer = await askOnce(options, request, seen);
      return limiter === null ? answer : { ...answer, reported: reportedLimits(seen, clock.now()) };
    }
    const permit = await limiter?.acquire(kind, isUrgent, request.withinMs);
    if (permit !== undefined && 'afterSeconds' in permit) return { ...oneTooMany, afterSeconds: permit.afterSeconds };
    const answer = await askOnce(options, request, seen);
    await permit?.release(reportedLimits(seen, clock.now()));
    return answer;
  };
}

/** Loads the library that talks to a server: at the first request, or at a start with an account on one. */
export function loadMasto(): Promise<typeof Masto> {
  return import('masto');
}

async function askOnce<T>(
  options: AskOptions,
  { schema, signal, withinMs, call }: Omit<Parameters<Ask>[0], 'schema'> & { readonly schema: z.ZodType<T> },
  seen: Seen,
): Promise<Answer<T>> {
  const masto = await loadMasto();
  const way: Way = {
    accessToken: options.accessToken,
    dispatcher: options.dispatcherFor(seen),
    signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs)]),
  };
  const client = masto.createRestAPIClient({
    url: options.serverUrl,
    accessToken: options.accessToken,
    requestInit: {
      signal: way.signal,
      redirect: 'error',
      headers: { 'Accept-Encoding': 'identity' },
      dispatcher: way.dispatcher,
    },
  });
  try {
    const data = schema.safeParse(await call(client, way));
    if (!data.success) return { kind: 'lost', why: 'unreadable_answer' };
    const more = refreshAfter(seen.headers['mastodon-async-refresh']);
    return { kind: 'answer', data: data.data, ...(more === null ? {} : { moreAfterSeconds: more }) };
  } catch (error) {
    return answerOf(masto, error, seen, options.clock.now());
  }
}

function answerOf(masto: typeof Masto, error: unknown, seen: Seen, now: Date): Answer<never> {
  const afterSeconds = secondsUntilReset(seen.headers, now);
  if (error instanceof OwnRefusal) {
    return { kind: 'status', status: error.status, message: error.said, afterSeconds };
  }
  if (error instanceof masto.MastoHttpError) {
    // The library takes any JSON for an error of the server, and whatever stands in it for a string.
    const said: unknown = error.message;
    const message = typeof said === 'string' && said !== '' ? said : null;
    return { kind: 'status', status: error.statusCode, message, afterSeconds };
  }
  if (seen.status !== null && seen.status >= 400) {
    return { kind: 'status', status: seen.status, message: null, afterSeconds };
  }
  const isUnreadable =
    error instanceof masto.MastoUnexpectedError ||
    error instanceof masto.MastoDeserializeError ||
    (seen.status !== null && seen.status >= 300) ||
    (seen.status !== null && !(error instanceof DOMException) && whyNotSent(error) === 'too_large');
  if (isUnreadable) return { kind: 'lost', why: 'unreadable_answer' };
  const why = seen.status === null ? whyNotSent(error) : null;
  return why === null || why === 'too_large' ? { kind: 'lost', why: 'no_answer' } : { kind: 'notSent', why };
}
