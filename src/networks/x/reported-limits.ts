import type { ReportedLimits } from '#networks/rate-limiter.ts';
import { wholeOf } from '#networks/whole-of.ts';

import { secondsUntilReset } from './seconds-until-reset.ts';
import type { Seen } from './seeing.ts';

/**
 * Header families by period. Those of a day are not documented, but were seen:
 * https://docs.x.com/x-api/fundamentals/rate-limits.
 */
const families = [
  { period: 'window', prefix: 'x-rate-limit' },
  { period: 'userDay', prefix: 'x-user-limit-24hour' },
  { period: 'appDay', prefix: 'x-app-limit-24hour' },
] as const;

/** Returns the limits from an answer's headers. Nothing if they are missing or not numbers. */
export function reportedLimits({ status, headers }: Pick<Seen, 'status' | 'headers'>, now: Date): ReportedLimits {
  const limits = families.flatMap(({ period, prefix }) => {
    const [limit = null, remaining = null, reset = null] = ['limit', 'remaining', 'reset'].map((what) =>
      wholeOf(headers[`${prefix}-${what}`]),
    );
    if (limit === null || remaining === null || reset === null) return [];
    return [{ period, limit, remaining, resetAt: new Date(reset * 1000) }];
  });
  return { limits, refusedForSeconds: status === 429 ? secondsUntilReset(headers, now) : null };
}
