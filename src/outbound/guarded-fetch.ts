import { lookup } from 'node:dns/promises';
import type { IncomingHttpHeaders } from 'node:http';

import type { ProxyConfig } from '#config.ts';

import { checkTarget, type GuardRules, type TargetRefused } from './check-target.ts';
import { connectOut } from './connect-out.ts';
import { isOutside } from './is-outside.ts';
import { NotConnected, type NotConnectedWhy } from './not-connected.ts';
import { type Answered, readAnswer } from './read-answer.ts';
import { wayTo } from './way-to.ts';

/** A request to read an address that somebody gave. */
export interface GuardedRequest {
  readonly url: string;
  readonly accept: string;
  /** Validators of the server's last answer, so that it need not send the same again. */
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type Guarded =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The address that answered, after all redirects. */
      readonly url: string;
      readonly body: Buffer;
      readonly contentType: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** Seconds for which the server asks us to wait; null: it does not say. */
      readonly retryAfterSeconds: number | null;
      /** The address was looked up here and leads outside; false: only the proxy can know. */
      readonly isChecked: boolean;
    }
  | ({ readonly kind: 'refused' } & GuardRefusal)
  | { readonly kind: 'failed'; readonly why: 'timeout' | 'broken' | NotConnectedWhy };

export type GuardRefusal =
  | TargetRefused
  | { readonly why: 'notAnAddress' | 'tooLarge' | 'encoding' | 'tooManyRedirects' }
  /** It redirects from https to http, where whoever is on the line could change what is read. */
  | { readonly why: 'insecure' }
  /** It redirects to another host. */
  | { readonly why: 'otherHost'; readonly host: string };

/** Reads one address as a stranger would: no cookies, no referrer, no credentials, and nothing inside. */
export type GuardedFetch = (request: GuardedRequest, stopping?: AbortSignal) => Promise<Guarded>;

interface Limits {
  readonly maxBytes: number;
  /** For everything together: look-ups, connections, redirects, reading. */
  readonly withinMs: number;
  readonly maxRedirects: number;
}

const usualLimits: Limits = { maxBytes: 2 * 1024 * 1024, withinMs: 10_000, maxRedirects: 5 };
const usualRules: GuardRules = {
  lookUp: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
  isOutside,
  ports: new Set([80, 443]),
};

/** Builds the only function that may read addresses given by people. It follows the proxy settings. */
export function guardedFetch(
  proxies: ProxyConfig,
  rules: GuardRules = usualRules,
  limits: Limits = usualLimits,
): GuardedFetch {
  return async (request, stopping) => {
    const late = AbortSignal.timeout(limits.withinMs);
    const signal = stopping === undefined ? late : AbortSignal.any([late, stopping]);
    try {
      return await orAborted(followed(request, { proxies, rules, limits, signal }), signal);
    } catch (error) {
      if (error instanceof NotConnected) return { kind: 'failed', why: error.why };
      return { kind: 'failed', why: late.aborted ? 'timeout' : 'broken' };
    }
  };
}

interface FetchContext {
  readonly proxies: ProxyConfig;
  readonly rules: GuardRules;
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

async function followed(request: GuardedRequest, context: FetchContext): Promise<Guarded> {
  const first = URL.parse(request.url);
  if (first === null) return { kind: 'refused', why: 'notAnAddress' };
  let url = first;
  let isChecked = true;
  for (let redirects = 0; redirects <= context.limits.maxRedirects; redirects += 1) {
    const hop = await hopTo(url, request, context);
    if (hop.kind === 'refused') return hop;
    isChecked &&= hop.isChecked;
    const { answer } = hop;
    if (answer.kind !== 'answer') return { kind: 'refused', why: answer.kind };
    const next = redirectOf(answer, url);
    if (next === null) return told(answer, url, isChecked);
    // Refuses to go on in clear: anybody between here and the site could rewrite what is read by http.
    if (url.protocol === 'https:' && next.protocol === 'http:') return { kind: 'refused', why: 'insecure' };
    if (siteOf(next) !== siteOf(first)) return { kind: 'refused', why: 'otherHost', host: next.host };
    url = next;
  }
  return { kind: 'refused', why: 'tooManyRedirects' };
}

type Hop =
  | { readonly kind: 'asked'; readonly answer: Answered; readonly isChecked: boolean }
  | ({ readonly kind: 'refused' } & GuardRefusal);

/** Requests one address. Checks it first, anew at each redirect. */
async function hopTo(url: URL, request: GuardedRequest, context: FetchContext): Promise<Hop> {
  const { proxies, rules, limits, signal } = context;
  const way = wayTo(url, proxies);
  const target = await checkTarget(url, way.kind === 'direct', rules);
  if (target.kind === 'refused') return target;
  const pinned = target.kind === 'direct' ? { kind: 'direct' as const, addresses: target.addresses } : way;
  const socket = await connectOut(url, pinned, limits.withinMs);
  if (signal.aborted) socket.destroy();
  const headers = { 'User-Agent': 'Tambour', Accept: request.accept, ...conditionsOf(request) };
  const answer = await readAnswer(socket, url, { headers, limits, signal });
  return { kind: 'asked', answer, isChecked: target.kind === 'direct' || target.isChecked };
}

function conditionsOf({ etag, lastModified }: GuardedRequest): Readonly<Record<string, string>> {
  return {
    ...(etag === null ? {} : { 'If-None-Match': etag }),
    ...(lastModified === null ? {} : { 'If-Modified-Since': lastModified }),
  };
}

function redirectOf({ status, headers }: Extract<Answered, { readonly kind: 'answer' }>, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(status) || headers.location === undefined) return null;
  return URL.parse(headers.location, from.href);
}

/** Returns the site of an address: its host without `www.` and the port. */
function siteOf({ hostname }: URL): string {
  return hostname.replace(/^www\./, '').replace(/\.$/, '');
}

function told(
  { status, headers, body }: Extract<Answered, { readonly kind: 'answer' }>,
  url: URL,
  isChecked: boolean,
): Guarded {
  return {
    kind: 'answered',
    status,
    url: url.href,
    body,
    contentType: headers['content-type'] ?? null,
    etag: keptHeader(headers.etag),
    lastModified: keptHeader(headers['last-modified']),
    retryAfterSeconds: retryAfterOf(headers),
    isChecked,
  };
}

/** Reads Retry-After, which is seconds or a date; a date counts from the server's own clock. */
function retryAfterOf({ 'retry-after': said = '', date = '' }: IncomingHttpHeaders): number | null {
  if (/^\d{1,9}$/.test(said)) return Number(said);
  const seconds = (Date.parse(said) - Date.parse(date)) / 1000;
  return seconds >= 0 ? seconds : null;
}

/** Returns a header as it may be sent back; null if it is missing or useless. */
function keptHeader(value: string | undefined): string | null {
  return value !== undefined && /^[\x20-\x7e]{1,300}$/.test(value) ? value : null;
}

/** Rejects when the signal aborts, for work that cannot be aborted itself, such as the system's name lookup. */
async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
    // It may still fail later, with nobody to handle that.
    work.catch(() => undefined);
  }
}
