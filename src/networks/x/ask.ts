import http from 'node:http';
import type https from 'node:https';

import type * as Twitter from 'twitter-api-v2';
import type { z } from 'zod';

import type { Clock } from '#clock.ts';
import type { RateLimiter, RequestKind, ReportedLimits } from '#networks/rate-limiter.ts';

import { multipartOf } from './multipart.ts';
import { problemsIn } from './problem.ts';
import { secondsUntilReset } from './seconds-until-reset.ts';
import { seeing, type Seen } from './seeing.ts';
import { reportedLimits } from './reported-limits.ts';

/** Outcome of one request. */
export type Answer<T> =
  | { readonly kind: 'answer'; readonly data: T; readonly accessLevel: string | null }
  | {
      readonly kind: 'status';
      readonly status: number;
      /** The body as text, to be searched. */
      readonly detail: string;
      readonly problems: ReturnType<typeof problemsIn>;
      readonly accessLevel: string | null;
      readonly afterSeconds: number;
    }
  | { readonly kind: 'notSent'; readonly why: 'unreachable' | 'name_not_found' }
  | { readonly kind: 'lost'; readonly why: 'no_answer' | 'unreadable_answer' };

/** Every outcome without an answer. */
export type Unanswered = Exclude<Answer<never>, { kind: 'answer' }>;

/** One request to X's API, version 2: `path` without the version. */
interface XRequest<T> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly multipart?: boolean;
  readonly schema: z.ZodType<T>;
  readonly signal: AbortSignal;
  readonly withinMs: number;
}

/** Makes one request and returns its outcome. Throws nothing, whatever X or the network do. */
export type Ask = <T>(request: XRequest<T>) => Promise<Answer<T> & { readonly reported?: ReportedLimits }>;

export interface AskOptions {
  readonly tokens: Extract<Twitter.TwitterApiTokens, { appKey: string }>;
  /** X's address; null for the real one. Plain HTTP is allowed to this machine only. */
  readonly baseUrl: string | null;
  readonly httpsAgent: https.Agent;
  readonly clock: Clock;
  /** Null: requests are not counted. */
  readonly limiter: RateLimiter | null;
  /** May use the budget reserved for publishing. */
  readonly isUrgent: boolean;
}

/** The answer to a request over the limit, as if X had given it. */
const oneTooMany = {
  kind: 'status',
  status: 429,
  detail: 'Too Many Requests',
  problems: [],
  accessLevel: null,
} as const;

/** Errors without trust in the server: refused before a byte of the request left. */
const untrusted = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/**
 * Returns a function that asks X as one account, within its limits. Callers that publish take their own rate-limit
 * permit and receive the rate-limit headers.
 */
export function asking(options: AskOptions): Ask {
  const base = options.baseUrl === null ? null : new URL(options.baseUrl);
  if (base?.protocol === 'http:' && !/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(base.hostname)) {
    throw new Error('plain HTTP only to this machine');
  }
  const { limiter, clock, isUrgent } = options;
  return async (request) => {
    const seen: Seen = { status: null, headers: {}, errorCode: null, isUnconnected: false };
    const kind = kindOf(request);
    if (kind === 'publish') {
      const answer = await askOnce(options, base, request, seen);
      return limiter === null ? answer : { ...answer, reported: reportedLimits(seen, clock.now()) };
    }
    const permit = await limiter?.acquire(kind, isUrgent, request.withinMs);
    if (permit !== undefined && 'afterSeconds' in permit) return { ...oneTooMany, afterSeconds: permit.afterSeconds };
    const answer = await askOnce(options, base, request, seen);
    await permit?.release(reportedLimits(seen, clock.now()));
    return answer;
  };
}

/** Returns a request's kind; X limits each kind separately. */
function kindOf({ method, path }: Pick<XRequest<unknown>, 'method' | 'path'>): RequestKind {
  if (path.startsWith('media/')) return 'upload';
  if (method === 'DELETE') return 'delete';
  if (method === 'POST') return 'publish';
  if (path === 'users/me') return 'me';
  return path.startsWith('users/') ? 'timeline' : 'lookUp';
}

type Library = Pick<typeof Twitter, 'TwitterApi' | 'ApiResponseError' | 'ApiPartialResponseError'>;

/** Loads the library that talks to X: at the first request, or at a start with an account there. */
export function loadTwitterApi(): Promise<Library> {
  return import('twitter-api-v2');
}

async function askOnce<T>(options: AskOptions, base: URL | null, request: XRequest<T>, seen: Seen): Promise<Answer<T>> {
  const twitter = await loadTwitterApi();
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(request.withinMs)]);
  // With an aborted signal the library would throw instead of answering.
  if (signal.aborted) return { kind: 'lost', why: 'no_answer' };
  const client = new twitter.TwitterApi(options.tokens, {
    // A broken compressed answer crashes the process in this library, and its real size is unknown.
    compression: 'identity',
    plugins: [guard(base, signal)],
    httpAgent: base?.protocol === 'http:' ? new http.Agent({ keepAlive: false }) : options.httpsAgent,
  });
  try {
    const data = request.schema.safeParse(await send(client, request, seen));
    const isDone = data.success && seen.status !== null && seen.status < 300;
    if (!isDone) return { kind: 'lost', why: 'unreadable_answer' };
    return { kind: 'answer', data: data.data, accessLevel: accessLevelOf(seen) };
  } catch (error) {
    return answerOf(twitter, error, seen, options.clock.now());
  }
}

/** Redirects requests to `base` and ends them with `signal`. They stay signed for X's own address. */
function guard(base: URL | null, signal: AbortSignal): Twitter.ITwitterApiClientPlugin {
  return {
    onBeforeRequest: ({ computedParams, requestOptions }) => {
      requestOptions.signal = signal;
      if (base === null) return;
      computedParams.url.protocol = base.protocol;
      computedParams.url.host = base.host;
    },
  };
}

async function send<T>(client: Twitter.TwitterApi, request: XRequest<T>, seen: Seen): Promise<unknown> {
  const watched = { requestEventDebugHandler: seeing(seen), fullResponse: false } as const;
  const query = { ...request.query };
  switch (request.method) {
    case 'GET':
      return client.v2.get<unknown>(request.path, query, watched);
    case 'DELETE':
      return client.v2.delete<unknown>(request.path, query, watched);
    case 'POST': {
      if (request.multipart !== true) return client.v2.post<unknown>(request.path, { ...request.body }, watched);
      const { bytes, contentType } = multipartOf(request.body ?? {});
      const headers = { 'content-type': contentType };
      // Bytes are sent as they are; the library's type only knows fields.
      const body = bytes as unknown as Readonly<Record<string, unknown>>;
      return client.v2.post<unknown>(request.path, body, { ...watched, headers });
    }
  }
}

/** Returns the keys' permissions, which X sends with each answer; null if it does not. */
function accessLevelOf({ headers }: Seen): string | null {
  const accessLevel = headers['x-access-level'];
  return typeof accessLevel === 'string' ? accessLevel : null;
}

function answerOf(twitter: Library, error: unknown, seen: Seen, now: Date): Answer<never> {
  const told = { accessLevel: accessLevelOf(seen), afterSeconds: secondsUntilReset(seen.headers, now) };
  if (error instanceof twitter.ApiResponseError) {
    const { code: status, data } = error;
    return { kind: 'status', status, detail: JSON.stringify(data ?? ''), problems: problemsIn(data), ...told };
  }
  if (seen.status !== null && seen.status >= 400) {
    return { kind: 'status', status: seen.status, detail: '', problems: [], ...told };
  }
  if (error instanceof twitter.ApiPartialResponseError || seen.status !== null) {
    return { kind: 'lost', why: 'unreadable_answer' };
  }
  if (seen.errorCode === 'ENOTFOUND' || seen.errorCode === 'EAI_AGAIN') {
    return { kind: 'notSent', why: 'name_not_found' };
  }
  const isUnreachable = seen.isUnconnected || (seen.errorCode !== null && untrusted.has(seen.errorCode));
  return isUnreachable ? { kind: 'notSent', why: 'unreachable' } : { kind: 'lost', why: 'no_answer' };
}
