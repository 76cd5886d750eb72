import type { Transaction } from '#storage/database.ts';

import { type RateState, rateStateOf } from './rate-state.ts';

/**
 * Changes an account's budget; until the transaction ends nobody else does, on whichever replica. `state` null changes
 * nothing. An account that is not there has none to change.
 */
export async function changeRates<T>(
  tx: Transaction,
  accountId: string,
  change: (state: RateState) => { readonly state: RateState | null; readonly result: T },
): Promise<T> {
  const [row] = await tx.$queryRaw<{ rates: unknown }[]>`
    SELECT "rates" FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  const { state, result } = change(rateStateOf(row?.rates));
  if (row !== undefined && state !== null) {
    const rates = JSON.stringify(state);
    await tx.$executeRaw`UPDATE "Account" SET "rates" = ${rates}::jsonb WHERE "id" = ${accountId}::uuid`;
  }
  return result;
}
