import type { RateLimit, ReportedLimits } from '#networks/rate-limiter.ts';
import type { Database } from '#storage/database.ts';

import { changeRatesAlone, type RatesChange } from './change-rates.ts';
import { recordLimits } from './record-limits.ts';

interface Left {
  readonly told: ReportedLimits;
  readonly permitId: string;
  readonly now: Date;
}

/** Records what an answer reported of its account's limits and releases the request's permit, in its own commit. */
export async function releasePermit(
  db: Database,
  accountId: string,
  limits: readonly RateLimit[],
  left: Left,
): Promise<void> {
  await changeRatesAlone(db, accountId, leaving(limits, left));
}

function leaving(limits: readonly RateLimit[], left: Left): RatesChange<null> {
  return (state) => ({ state: recordLimits(state, limits, left, left.now.getTime()), result: null });
}
