import type { RateLimit, Told } from '#networks/pace.ts';
import type { Transaction } from '#storage/database.ts';

import { changeRates } from './change-rates.ts';
import { hearAnswer } from './hear-answer.ts';

/** Writes what an answer told of its account's limits, and gives up the request's place. */
export async function leavePlace(
  tx: Transaction,
  accountId: string,
  limits: readonly RateLimit[],
  answer: { readonly told: Told; readonly placeId: string; readonly now: Date },
): Promise<void> {
  await changeRates(tx, accountId, (state) => ({
    state: hearAnswer(state, limits, answer, answer.now.getTime()),
    result: null,
  }));
}
