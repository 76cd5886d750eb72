import type { DeskContext } from '#bot/context.ts';
import type { Messages } from '#messages/words/messages.ts';
import { plainCard } from '#bot/plain-card.ts';
import { maySetUp, settingUp } from '#bot/setup-rights.ts';
import { calendarDayText, clockText } from '#bot/when-text.ts';
import type { Card } from '#chat/card.ts';
import { changeDesk } from '#desks/change-desk.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { isCalendar } from '#desks/public-holidays.ts';
import { calendarOf, dayIn, workingHoursOf } from '#desks/working-hours.ts';

import type { HoursWish } from './parse-hours.ts';

const mostHolidays = 3;

/** Says when people of the desk may be reminded, or, for who may set it up, changes that; what to whisper. */
export async function runHours(ctx: DeskContext, wish: HoursWish | null): Promise<Card> {
  const { bot, desk, m, user } = ctx;
  if (wish === null) return plainCard(m.reminders.hours.howTo);
  if (Object.keys(wish).length === 0) return plainCard(`${await hoursText(ctx, desk)} ${m.reminders.hours.howTo}`);
  if (!maySetUp(await settingUp(ctx, desk.channel), desk)) return plainCard(m.setup.notSteward);
  const { holidays } = wish;
  const isKnown = holidays === undefined || holidays === 'auto' || holidays === 'none' || (await isCalendar(holidays));
  if (!isKnown) return plainCard(m.setup.error.bad_holidays);
  const outcome = await bot.store.write((w) => changeDesk(w, { deskId: desk.id, by: user.id, changes: wish }));
  if (outcome.kind === 'refused') return plainCard(m.setup.error[outcome.why]);
  const changed = await readDesk(bot.store.db, { id: desk.id }, bot.store.clock.now());
  return plainCard(`${m.reminders.hours.changed} ${await hoursText(ctx, changed ?? desk)}`);
}

/** In which days and hours, and which public holidays come next: a wrong calendar shows. */
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
