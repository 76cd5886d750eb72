import type { Database, Transaction } from '#storage/database.ts';

import { type RateState, rateStateOf } from './rate-state.ts';

/** A change of a budget, as a function of its state. A null `state` in the result changes nothing. */
export type RatesChange<T> = (state: RateState) => { readonly state: RateState | null; readonly result: T };

/** After so many lost races the row is locked instead. */
const mostTries = 3;

/**
 * Changes an account's budget; until the transaction ends nobody else does, on any replica. For a missing account
 * nothing is written.
 */
async function changeRates<T>(tx: Transaction, accountId: string, change: RatesChange<T>): Promise<T> {
  const [row] = await tx.$queryRaw<{ rates: unknown }[]>`
    SELECT "rates" FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  const { state, result } = change(rateStateOf(row?.rates));
  if (row !== undefined && state !== null) {
    const rates = JSON.stringify(state);
    await tx.$executeRaw`UPDATE "Account" SET "rates" = ${rates}::jsonb WHERE "id" = ${accountId}::uuid`;
  }
  return result;
}

/**
 * Changes a budget in its own commit, mostly with two statements and no lock between them. If somebody else changed it
 * meanwhile, `change` is called again.
 */
export async function changeRatesAlone<T>(db: Database, accountId: string, change: RatesChange<T>): Promise<T> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [row] = await db.$queryRaw<{ rates: unknown }[]>`
      SELECT "rates" FROM "Account" WHERE "id" = ${accountId}::uuid`;
    const { state, result } = change(rateStateOf(row?.rates));
    if (row === undefined || state === null) return result;
    const [before, after] = [row.rates, state].map((rates) => JSON.stringify(rates));
    const count = await db.$executeRaw`
      UPDATE "Account" SET "rates" = ${after}::jsonb
      WHERE "id" = ${accountId}::uuid AND "rates" = ${before}::jsonb`;
    if (count === 1) return result;
  }
  return db.$transaction((tx) => changeRates(tx, accountId, change));
}
