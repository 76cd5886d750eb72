import type { Period as PeriodRow } from '#storage/generated/client.ts';
import type { Instants } from '#storage/row-from-json.ts';

/** A reserve period of a desk, as in its row; `periods/period-mac.ts` tells whether the row is genuine. */
export type ReservePeriod = Readonly<PeriodRow>;

/** A period's demand on posts that go out inside it, from the mildest on. */
export type PeriodLevel = PeriodRow['level'];

/** Tells whether an account is in a period at an instant. Only an agreed period counts. Pure. */
function isInside(
  { state, accountIds, fromAt, toAt }: Pick<ReservePeriod, 'state' | 'accountIds' | 'fromAt' | 'toAt'>,
  accountId: string,
  at: Date,
): boolean {
  return state === 'agreed' && accountIds.includes(accountId) && fromAt <= at && at < toAt;
}

/** Lists the periods that hold any of these accounts at an instant. Pure. */
export function periodsAt(
  periods: readonly ReservePeriod[],
  accountIds: readonly string[],
  at: Date,
): readonly ReservePeriod[] {
  return periods.filter((period) => accountIds.some((accountId) => isInside(period, accountId, at)));
}

/** Lists the periods that stop an account's routine posts at an instant. Pure. */
export function closedFor(periods: readonly ReservePeriod[], accountId: string, at: Date): readonly ReservePeriod[] {
  return periodsAt(periods, [accountId], at).filter(({ level }) => level === 'closed');
}

/** The columns that hold instants, for reading periods as JSON. */
export const instantsOfPeriod: Instants<ReservePeriod> = {
  fromAt: true,
  toAt: true,
  askedAt: true,
  agreedAt: true,
  endedAt: true,
  cancelAskedAt: true,
  heldAt: true,
};
