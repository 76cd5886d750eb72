import type { RequestKind } from '#sandbox/practice-trouble.ts';
import { rateWindows, type RateLimit } from '#sandbox/rate-windows.ts';

import { authorise } from './authorise.ts';
import type { PracticeAccount } from './mastodon-state.ts';
import { errorAnswer, type World } from './world.ts';

/** https://docs.joinmastodon.org/api/rate-limits/ */
const limits = {
  publish: { limit: 300, windowSeconds: 3 * 3600 },
  upload: { limit: 30, windowSeconds: 30 * 60 },
  delete: { limit: 30, windowSeconds: 30 * 60 },
  read: { limit: 300, windowSeconds: 5 * 60 },
} as const satisfies Record<RequestKind, RateLimit>;

export type Limited = (
  request: Request,
  scope: string,
  kind: RequestKind,
  work: (account: PracticeAccount) => Response | Promise<Response>,
) => Promise<Response>;

/** Runs what an authorised account asks for, within the limits, and tells where the limit stands. */
export function limited(world: World): Limited {
  const count = rateWindows(world.clock);
  return async (request, scope, kind, work) => {
    const account = authorise(world, request, scope);
    if (account instanceof Response) return account;
    const rate = count(`${kind} ${account.id}`, limits[kind]);
    const answer = rate.isExceeded ? errorAnswer(429, 'Too many requests') : await work(account);
    answer.headers.set('X-RateLimit-Limit', String(rate.limit));
    answer.headers.set('X-RateLimit-Remaining', String(rate.remaining));
    answer.headers.set('X-RateLimit-Reset', rate.resetAt.toISOString().replace('Z', '000Z'));
    return answer;
  };
}
