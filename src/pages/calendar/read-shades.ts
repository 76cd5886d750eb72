import { Temporal } from 'temporal-polyfill';

import type { Desk } from '#desks/desk.ts';
import { namedHolidays } from '#desks/public-holidays.ts';
import { calendarOf } from '#desks/working-hours.ts';
import type { Language } from '#languages.ts';
import { isGenuine } from '#periods/period-mac.ts';
import type { Transaction } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';

import { dayOf, startOfDay } from './calendar-span.ts';

/** A time with fewer posts, or without work. */
export interface Shade {
  readonly kind: 'holiday' | 'period' | 'sleep';
  readonly from: Date;
  /** The end, not included; null: until somebody ends it. */
  readonly to: Date | null;
  /** A holiday's name, or what people called the period or sleep; empty: none. */
  readonly label: string;
  /** The accounts that it concerns; empty: all. */
  readonly accountIds: readonly string[];
}

interface Span {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Reads a desk's public holidays, reserve periods and sleeps within a span, by their beginning. Leaves out the reasons
 * of sleeps and the legal basis of periods, since links lead outside the team.
 */
export async function readShades(
  { db, decisionKey }: Pick<Store, 'db' | 'decisionKey'>,
  desk: Desk,
  { from, to, language }: Span & { readonly language: Language },
): Promise<readonly Shade[]> {
  const span = { from, to };
  const shades = [
    ...(await holidays(desk, span, language)),
    ...desk.periods
      .filter(({ state, fromAt, toAt }) => (state === 'agreed' || state === 'ended') && fromAt < to && toAt > from)
      .filter((period) => isGenuine(decisionKey, period))
      .map(({ fromAt, toAt, label, accountIds }): Shade => {
        return { kind: 'period', from: fromAt, to: toAt, label, accountIds };
      }),
    ...(await sleeps(db, desk, span)),
  ];
  return shades.toSorted((one, other) => one.from.getTime() - other.from.getTime());
}

async function holidays(desk: Desk, { from, to }: Span, language: Language): Promise<readonly Shade[]> {
  const code = await calendarOf(desk);
  if (code === null) return [];
  const { timeZone } = desk;
  const years = [from, to].map((at) => dayOf(at, timeZone).year);
  const named = await Promise.all([...new Set(years)].map((year) => namedHolidays(code, year, language)));
  return named
    .flatMap((days) => [...days])
    .flatMap(([date, label]): readonly Shade[] => {
      const day = Temporal.PlainDate.from(date);
      const begins = startOfDay(day, timeZone);
      const ends = startOfDay(day.add({ days: 1 }), timeZone);
      return begins < to && ends > from ? [{ kind: 'holiday', from: begins, to: ends, label, accountIds: [] }] : [];
    });
}

async function sleeps(tx: Transaction, desk: Desk, { from, to }: Span): Promise<readonly Shade[]> {
  const rows = await tx.sleep.findMany({
    where: {
      accountId: { in: desk.accounts.map(({ id }) => id) },
      cancelledAt: null,
      startsAt: { lt: to },
      OR: [{ endedAt: { gt: from } }, { endedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: from } }] }],
    },
    select: { accountId: true, startsAt: true, endsAt: true, endedAt: true, label: true },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ accountId, startsAt, endsAt, endedAt, label }) => {
    return { kind: 'sleep', from: startsAt, to: endedAt ?? endsAt, label: label ?? '', accountIds: [accountId] };
  });
}
