import { systemClock } from '#clock.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import type { Network } from '#networks/network.ts';

/** Connects to an account on a server of the test, with short timeouts. */
export function networkAt(serverUrl: string, accessToken = 'token'): Network {
  const timeouts = { readMs: 1000 };
  return mastodon({ serverUrl, accessToken, software: '', loopbackOnly: true, clock: systemClock, timeouts });
}

/** Builds the answer of a proxy in front of a server. */
export const html = (status: number): Response =>
  new Response('<h1>Hello</h1>', { status, headers: { 'Content-Type': 'text/html' } });
/** Builds an error as Mastodon words it. */
export const error = (status: number, message: string): Response => Response.json({ error: message }, { status });
/** Builds the answer for a limit that is used up for 90 s. */
export const tooMany = (): Response =>
  Response.json(
    { error: 'Too many requests' },
    { status: 429, headers: { 'X-RateLimit-Reset': new Date(Date.now() + 90_000).toISOString() } },
  );
