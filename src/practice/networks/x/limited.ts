import { rateWindows, type RateLimit, type RateState } from '#practice/networks/rate-windows.ts';

import { authorise } from './authorise.ts';
import { problem, type World } from './world.ts';
import type { PracticeUser } from './x-state.ts';

/** What X limits apart. */
type Endpoint = 'publish' | 'upload' | 'delete' | 'me' | 'timeline' | 'lookUp';

/** What X allows each of its users, and how many requests it refused as one too many. */
export interface Rates {
  limits: Record<Endpoint, RateLimit>;
  /** Posts of a user, and of the application, in 24 hours; null: no such limit, and nothing told of one. */
  userDay: number | null;
  appDay: number | null;
  refused: number;
}

/** Those of https://docs.x.com/x-api/fundamentals/rate-limits. */
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

/** The answer where the credit is used up. */
export function noCredit(): Response {
  return problem(402, 'CreditsDepleted', 'Your enrolled account does not have any credits to fulfill this request.');
}

/** Runs what an authorised account asks for, within its limits and its credit. */
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
