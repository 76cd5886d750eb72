import { createHmac, timingSafeEqual } from 'node:crypto';

import { type RateLimit, type RateState, rateWindows } from '#practice/networks/rate-windows.ts';

import { type PracticeUser, problem, type World } from './world.ts';

/** Clients sign for the real X's address, wherever they connect. */
const signedOrigin = 'https://api.x.com';

/**
 * Returns the user that a request comes from, by its OAuth 1.0a signature (RFC 5849), or the answer that refuses it.
 */
function authorise(world: World, request: Request, writes: boolean): PracticeUser | Response {
  const header = request.headers.get('authorization') ?? '';
  if (!header.startsWith('OAuth ')) return unauthorized();
  const given = parametersOf(header);
  const user = world.state.accounts.find(({ accessToken }) => accessToken === given.get('oauth_token'));
  const nonce = given.get('oauth_nonce') ?? '';
  const isForm =
    user !== undefined &&
    given.get('oauth_consumer_key') === world.state.appKey &&
    given.get('oauth_signature_method') === 'HMAC-SHA1' &&
    given.get('oauth_version') === '1.0' &&
    /^\d{10}$/.test(given.get('oauth_timestamp') ?? '') &&
    nonce !== '' &&
    !world.nonces.has(nonce);
  if (!isForm) return unauthorized();
  const wanted = signature(request, given, `${encoded(world.state.appSecret)}&${encoded(user.accessSecret)}`);
  if (!equal(wanted, given.get('oauth_signature') ?? '')) return unauthorized();
  world.nonces.add(nonce);
  if (writes && user.access === 'read') {
    return problem(
      403,
      'Forbidden',
      'Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.',
      { 'x-access-level': user.access },
    );
  }
  return user;
}

/** Builds the answer to a request with unknown keys. */
export function unauthorized(): Response {
  return problem(401, 'Unauthorized', 'Unauthorized');
}

function parametersOf(header: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(header.matchAll(/(\w+)="([^"]*)"/g), (match) => [match[1] ?? '', decodeURIComponent(match[2] ?? '')]),
  );
}

function signature(request: Request, given: ReadonlyMap<string, string>, key: string): string {
  const url = new URL(request.url);
  const pairs = [...given, ...url.searchParams]
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted();
  const base = [request.method, signedOrigin + url.pathname, pairs.join('&')].map(encoded).join('&');
  return createHmac('sha1', key).update(base).digest('base64');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function equal(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.byteLength === second.byteLength && timingSafeEqual(first, second);
}

/** Endpoints that X limits separately. */
type Endpoint = 'publish' | 'upload' | 'delete' | 'me' | 'timeline' | 'lookUp';

/** Limits of X for each of its users, and the number of requests that it refused for exceeding them. */
export interface Rates {
  limits: Record<Endpoint, RateLimit>;
  /** Posts per user, and per application, in 24 hours; null: no such limit, and no header about it. */
  userDay: number | null;
  appDay: number | null;
  refused: number;
}

/** Returns the limits of https://docs.x.com/x-api/fundamentals/rate-limits. */
export function plainRates(): Rates {
  return {
    limits: {
      publish: per15Minutes(100),
      upload: per15Minutes(500),
      delete: per15Minutes(50),
      me: per15Minutes(75),
      timeline: per15Minutes(900),
      lookUp: per15Minutes(900),
    },
    userDay: null,
    appDay: null,
    refused: 0,
  };
}

function per15Minutes(limit: number): RateLimit {
  return { limit, windowSeconds: 15 * 60 };
}

export type Limited = (
  request: Request,
  endpoint: Endpoint,
  work: (user: PracticeUser) => Response | Promise<Response>,
) => Promise<Response>;

/** Builds the answer for when the credit is used up. */
export function noCredit(): Response {
  return problem(402, 'CreditsDepleted', 'Your enrolled account does not have any credits to fulfill this request.');
}

/** Runs an authorised account's request within its limits and its credit. */
export function limited(world: World): Limited {
  const count = rateWindows(world.clock);
  const day = (name: string, limit: number): RateState => count(`day ${name}`, { limit, windowSeconds: 24 * 3600 });
  return async (request, endpoint, work) => {
    const user = authorise(world, request, !['me', 'timeline', 'lookUp'].includes(endpoint));
    if (user instanceof Response) return user;
    const { rates, manners } = world;
    const isPost = endpoint === 'publish';
    const states = [
      ['x-rate-limit', count(`${endpoint} ${user.id}`, rates.limits[endpoint])],
      ['x-user-limit-24hour', isPost && rates.userDay !== null ? day(user.id, rates.userDay) : null],
      ['x-app-limit-24hour', isPost && rates.appDay !== null ? day('app', rates.appDay) : null],
    ] as const;
    const headers = { 'x-access-level': user.access, ...Object.fromEntries(states.flatMap(headersOf)) };
    if (states.some(([, state]) => state?.isExceeded === true)) {
      rates.refused += 1;
      return problem(429, 'Too Many Requests', 'Too Many Requests', headers);
    }
    if (manners.credit !== null && manners.credit <= 0) return noCredit();
    const answer = await work(user);
    if (answer.ok && manners.credit !== null) manners.credit -= 1;
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
    return answer;
  };
}

function headersOf([prefix, state]: readonly [string, RateState | null]): readonly (readonly [string, string])[] {
  if (state === null) return [];
  return [
    [`${prefix}-limit`, String(state.limit)],
    [`${prefix}-remaining`, String(state.remaining)],
    [`${prefix}-reset`, String(Math.floor(state.resetAt.getTime() / 1000))],
  ];
}
