import { type RateLimit, rateWindows } from '#practice/networks/rate-windows.ts';

import { problem, type World } from './world.ts';

/** A server's limits: https://docs.bsky.app/docs/advanced-guides/rate-limits. Writing costs points. */
const limits = {
  request: { limit: 3000, windowSeconds: 300 },
  hour: { limit: 5000, windowSeconds: 3600 },
  day: { limit: 35_000, windowSeconds: 24 * 3600 },
  logIn: { limit: 30, windowSeconds: 300 },
} as const satisfies Readonly<Record<string, RateLimit>>;

const points: Readonly<Record<string, number>> = {
  'com.atproto.repo.putRecord': 2,
  'com.atproto.repo.createRecord': 3,
  'com.atproto.repo.deleteRecord': 1,
};

/** Returns a function that counts a request; it returns the refusal of one too many, or null. */
export function limited({ clock }: World): (method: string, who: string) => Response | null {
  const count = rateWindows(clock);
  return (method, who) => {
    const states = [
      count(`request ${who}`, limits.request),
      ...(method === 'com.atproto.server.createSession' ? [count(`logIn ${who}`, limits.logIn)] : []),
      ...Array.from({ length: points[method] ?? 0 }, () => [
        count(`hour ${who}`, limits.hour),
        count(`day ${who}`, limits.day),
      ]).flat(),
    ];
    const exceeded = states.find(({ isExceeded }) => isExceeded);
    return exceeded === undefined ? null : tooMany(String(Math.floor(exceeded.resetAt.getTime() / 1000)));
  };
}

/** Builds the answer to one request too many. `reset`: the header's value; null: no header. */
export function tooMany(reset: string | null): Response {
  const headers = reset === null ? {} : { 'RateLimit-Reset': reset, 'RateLimit-Remaining': '0' };
  return problem(429, 'RateLimitExceeded', 'Rate Limit Exceeded', headers);
}
