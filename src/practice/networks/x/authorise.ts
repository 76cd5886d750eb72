import { createHmac, timingSafeEqual } from 'node:crypto';

import { problem, type World } from './world.ts';
import type { PracticeUser } from './x-state.ts';

/** Clients sign for the address of the real X, wherever they are sent. */
const signedOrigin = 'https://api.x.com';

/** Who a request comes from, by its OAuth 1.0a signature (RFC 5849), or the answer to one that may not be. */
export function authorise(world: World, request: Request, writes: boolean): PracticeUser | Response {
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

/** The answer to a request whose keys are not known. */
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
