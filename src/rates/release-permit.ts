import type { RateLimit, ReportedLimits } from '#networks/pace.ts';
import type { Database, Transaction } from '#storage/database.ts';

import { changeRates, changeRatesAlone, type RatesChange } from './change-rates.ts';
import { hearAnswer } from './hear-answer.ts';

interface Left {
  readonly told: ReportedLimits;
  readonly permitId: string;
  readonly now: Date;
}

/** Writes what an answer told of its account's limits, and gives up the request's permit. */
export async function releasePermit(
  tx: Transaction,
  accountId: string,
  limits: readonly RateLimit[],
  left: Left,
): Promise<void> {
  await changeRates(tx, accountId, leaving(limits, left));
}

/** Gives a permit back as `releasePermit` does, in a commit of its own. */
export async function releasePermitAlone(
  db: Database,
  accountId: string,
  limits: readonly RateLimit[],
  left: Left,
): Promise<void> {
  await changeRatesAlone(db, accountId, leaving(limits, left));
}

function leaving(limits: readonly RateLimit[], left: Left): RatesChange<null> {
  return (state) => ({ state: hearAnswer(state, limits, left, left.now.getTime()), result: null });
}
