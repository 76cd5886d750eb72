import type { Config } from '#config.ts';
import type { Database } from '#storage/database.ts';

import { advice, type FindingOf, type Plain, right } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface XFacts {
  readonly xOff: Plain;
  readonly xOn: { readonly reading: boolean; readonly pricesAsOf: string };
  readonly xWithoutAccount: Plain;
  readonly xPricesOld: { readonly asOf: string; readonly days: number };
}

const oldDays = 90;

/** Checks X's side of the two switches: terms, prices, and whether there is an account. */
export async function checkX(x: Config['x'], db: Database | null, now: Date): Promise<readonly FindingOf<XFacts>[]> {
  if (!x.publishing) return [right({ code: 'xOff' })];
  const found: FindingOf<XFacts>[] = [advice({ code: 'xOn', reading: x.reading, pricesAsOf: x.prices.asOf })];
  const days = Math.floor((now.getTime() - Date.parse(x.prices.asOf)) / 86_400_000);
  if (days > oldDays) found.push(advice({ code: 'xPricesOld', asOf: x.prices.asOf, days }));
  const accounts = db === null ? null : await db.account.count({ where: { network: 'x', practice: false } });
  if (accounts === 0) found.push(advice({ code: 'xWithoutAccount' }));
  return found;
}
