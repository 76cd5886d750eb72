import type { Action } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import type { Messages } from '#messages/words/messages.ts';
import { folded } from '#bot/typed-command.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import { settingsRefusedText } from '#bot/setup/settings-refused-text.ts';
import { calendarDayText, clockText } from '#bot/when-text.ts';
import { changeDesk } from '#desks/change-desk.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { isCalendar } from '#desks/public-holidays.ts';
import { calendarOf, dayIn, workingHoursOf } from '#desks/working-hours.ts';

import { type HoursWish, parseHours } from './parse-hours.ts';

const mostHolidays = 3;

/** Shows when people of the desk may be reminded. People who may set up the desk can change that. */
export const hours: Action<'hours'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ reminders }) => [{ typed: reminders.help, does: reminders.helpDoes, group: 'team' }],
    read: (rest) => (ctx) => doWish(ctx, parseHours(folded(rest, 200))),
  },
};

async function doWish(ctx: DeskContext, wish: HoursWish | null): Promise<string> {
  const { bot, desk, m, user } = ctx;
  if (wish === null) return m.reminders.hours.howTo;
  if (Object.keys(wish).length === 0) return `${await hoursText(ctx, desk)} ${m.reminders.hours.howTo}`;
  if (!maySetUp(await settingUp(ctx, desk.channel), desk)) return m.setup.notSteward;
  const { holidays } = wish;
  const isKnown = holidays === undefined || holidays === 'auto' || holidays === 'none' || (await isCalendar(holidays));
  if (!isKnown) return m.setup.error.bad_holidays;
  const outcome = await bot.store.write((work) => changeDesk(work, { deskId: desk.id, by: user.id, changes: wish }));
  if (outcome.kind === 'refused') return settingsRefusedText(m, outcome.why);
  const changed = await readDesk(bot.store.db, { id: desk.id }, bot.store.clock.now());
  return `${m.reminders.hours.changed} ${await hoursText(ctx, changed ?? desk)}`;
}

/**
 * Lists the days and hours when people may be reminded, and the next public holidays, so that a wrong calendar shows.
 */
async function hoursText({ bot, m }: DeskContext, desk: Desk): Promise<string> {
  const now = bot.store.clock.now();
  const { hours } = m.reminders;
  const [code, { holidays }] = await Promise.all([calendarOf(desk), workingHoursOf(desk, now)]);
  const today = dayIn(desk.timeZone, now);
  const next = [...holidays]
    .filter((day) => day >= today)
    .toSorted()
    .slice(0, mostHolidays);
  return [
    hours.are(daysText(m, desk.workDays), clockText(desk.workFrom, m.tongue), clockText(desk.workTo, m.tongue)),
    code === null ? hours.noCalendar : hours.calendar(code),
    ...(next.length === 0 ? [] : [hours.next(next.map((day) => calendarDayText(day, m.tongue)).join(', '))]),
  ].join(' ');
}

function daysText(m: Messages, days: readonly number[]): string {
  const names = Object.values(m.digest.weekdays);
  return days.map((day) => names[day - 1] ?? '').join(', ');
}
