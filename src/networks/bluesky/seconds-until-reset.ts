import type { Seen } from '#networks/bounded-dispatcher.ts';
import type { ReportedLimits } from '#networks/rate-limiter.ts';
import { wholeOf } from '#networks/whole-of.ts';

const fallbackSeconds = 60;
const minSeconds = 1;
const maxSeconds = 3600;

/** Returns how long a server wants no requests, between 1 s and 1 h. It sends epoch seconds. */
export function secondsUntilReset({ headers }: Pick<Seen, 'headers'>, now: Date): number {
  const reset = wholeOf(headers['ratelimit-reset']);
  const after = wholeOf(headers['retry-after']);
  const told = reset === null ? after : reset - now.getTime() / 1000;
  return told === null ? fallbackSeconds : Math.min(Math.max(Math.ceil(told), minSeconds), maxSeconds);
}

/**
 * Returns for how long an answer's headers refuse. They count points of several limits and show only the tightest, so
 * the remaining requests are counted here, as documented.
 */
export function reportedLimits(seen: Seen, now: Date): ReportedLimits {
  return { limits: [], refusedForSeconds: seen.status === 429 ? secondsUntilReset(seen, now) : null };
}
