import type { Seen } from '#networks/bounded-dispatcher.ts';
import type { ReportedLimits } from '#networks/rate-limiter.ts';
import { wholeOf } from '#networks/whole-of.ts';

import { instantOf, secondsUntilReset } from './seconds-until-reset.ts';

/**
 * Returns the tightest limit from an answer's headers: https://docs.joinmastodon.org/api/rate-limits/. Nothing if they
 * are missing or not numbers.
 */
export function reportedLimits({ status, headers }: Seen, now: Date): ReportedLimits {
  const limit = wholeOf(headers['x-ratelimit-limit']);
  const remaining = wholeOf(headers['x-ratelimit-remaining']);
  const resetAt = instantOf(headers['x-ratelimit-reset'], now);
  const isWhole = limit !== null && remaining !== null && resetAt !== null;
  return {
    limits: isWhole ? [{ period: 'window', limit, remaining, resetAt: new Date(resetAt) }] : [],
    refusedForSeconds: status === 429 ? secondsUntilReset(headers, now) : null,
  };
}
