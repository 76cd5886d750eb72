import type { Desk } from '#desks/desk.ts';
import { dayAfter, dayIn, lastWorkingHours, type WorkingHours } from '#desks/working-hours.ts';

import type { Keeping } from './keeping.ts';

/**
 * A reminder in a period. `asks`: to the keeper, or to the person standing in; `asksBoth`: to the deputy as well;
 * `missed`: to the stewards.
 */
export interface Step {
  readonly kind: 'asks' | 'asksBoth' | 'missed';
  /** Counted from the beginning of the period. */
  readonly day: number;
}

/** Lists the reminders of a period: with 30 days on the days 25, 28, 29 and 30. Pure. */
function stepsOf(logInEveryDays: number): readonly Step[] {
  return [
    { kind: 'asks', day: logInEveryDays - 5 },
    { kind: 'asks', day: logInEveryDays - 2 },
    { kind: 'asksBoth', day: logInEveryDays - 1 },
    { kind: 'missed', day: logInEveryDays },
  ];
}

/**
 * Returns the latest due reminder that was not sent yet; null if there is none. A reminder for a day on which the desk
 * does not work moves to the working day before, so that it is read in time. A missed log-in is reported in the middle
 * of the day, so that people asked that morning had time for it. Pure.
 */
export function stepDue(
  { periodFrom, notifiedDay }: Pick<Keeping, 'periodFrom' | 'notifiedDay'>,
  { hours, logInEveryDays, now }: { readonly hours: WorkingHours; readonly logInEveryDays: number; readonly now: Date },
): Step | null {
  const begin = dayIn(hours.timeZone, periodFrom);
  const due = stepsOf(logInEveryDays).filter(({ kind, day }) => {
    const { from, to } = lastWorkingHours(hours, { notBefore: dayAfter(begin, 1), day: dayAfter(begin, day) });
    const at = kind === 'missed' ? (from.getTime() + to.getTime()) / 2 : from.getTime();
    return day > notifiedDay && at <= now.getTime();
  });
  return due.at(-1) ?? null;
}

/** Returns the last day (YYYY-MM-DD) of a period that begins at an instant. Pure. */
export function lastDay(from: Date, timeZone: string, days: number): string {
  return dayAfter(dayIn(timeZone, from), days);
}

/** Returns the day by whose end somebody has to log in, counted from the last log-in; it may be past. Pure. */
export function logInBy(
  { lastLoggedInAt, since, periodFrom }: Pick<Keeping, 'lastLoggedInAt' | 'since' | 'periodFrom'>,
  timeZone: string,
  logInEveryDays: number,
): string {
  const from = lastLoggedInAt ?? (since < periodFrom ? since : periodFrom);
  return lastDay(from, timeZone, logInEveryDays);
}

/**
 * Returns whom to ask to log in: the keeper, or the deputy if the keeper is away or gone; the stewards if nobody else
 * is there, or once it was missed. Pure.
 */
export function calledOn(
  { kind }: Pick<Step, 'kind'>,
  { keeper, deputy, goneNotified }: Pick<Keeping, 'keeper' | 'deputy' | 'goneNotified'>,
  { away, stewards }: Pick<Desk, 'away' | 'stewards'>,
): readonly string[] {
  const isHere = (person: string): boolean =>
    !goneNotified.includes(person) && !away.some((absence) => absence.person === person);
  const [first, ...others] = [keeper, ...(deputy === null ? [] : [deputy])].filter(isHere);
  if (first === undefined) return stewards;
  switch (kind) {
    case 'asks':
      return [first];
    case 'asksBoth':
      return [first, ...others];
    case 'missed':
      return [...new Set([...stewards, first, ...others])];
  }
}
