import type { Period as PeriodRow } from '#storage/generated/client.ts';
import type { Instants } from '#storage/row-from-json.ts';

/** A reserve period of a desk, as its row has it; whether the row is genuine, `periods/period-mac.ts` tells. */
export type ReservePeriod = Readonly<PeriodRow>;

/** Demands of a period on a post that goes out inside, from the mildest on. */
export type PeriodLevel = PeriodRow['level'];

/** Tells whether an account is in a period at a moment; of one that nobody agreed to, or that is over, never. Pure. */
function isInside(
  { state, accountIds, fromAt, toAt }: Pick<ReservePeriod, 'state' | 'accountIds' | 'fromAt' | 'toAt'>,
  accountId: string,
  at: Date,
): boolean {
  return state === 'agreed' && accountIds.includes(accountId) && fromAt <= at && at < toAt;
}

/** Lists the periods in which one of these accounts is at a moment. Pure. */
export function periodsAt(
  periods: readonly ReservePeriod[],
  accountIds: readonly string[],
  at: Date,
): readonly ReservePeriod[] {
  return periods.filter((period) => accountIds.some((accountId) => isInside(period, accountId, at)));
}

/** Lists the periods that let nothing routine of an account out at a moment. Pure. */
export function closedFor(periods: readonly ReservePeriod[], accountId: string, at: Date): readonly ReservePeriod[] {
  return periodsAt(periods, [accountId], at).filter(({ level }) => level === 'closed');
}

/** The columns that hold instants, for what reads periods as JSON. */
export const instantsOfPeriod: Instants<ReservePeriod> = {
  fromAt: true,
  toAt: true,
  askedAt: true,
  agreedAt: true,
  endedAt: true,
  cancelAt: true,
  heldAt: true,
};
