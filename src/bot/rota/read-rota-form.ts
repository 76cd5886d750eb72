import type { DeskSubmission } from '#bot/action.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { type ReadTime, readTime, type TimeReading } from '#bot/forms/read-time.ts';
import { timeError } from '#bot/forms/read-window.ts';
import { fieldErrors, type FormRefused } from '#bot/form-answer.ts';
import type { ChatUser } from '#chat/chat.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { RotaPlan, TerminalUser } from '#rota/rota.ts';
import { mistakeIn, mostShifts, type Shift, type ShiftMistake } from '#rota/shifts.ts';

import { numberedLines, readShiftLine, readTerminalLine, userNamed } from './shift-lines.ts';
import { usersOf } from './users-of.ts';

const yearMs = 366 * 86_400_000;

interface NumberedShift extends Shift {
  readonly line: number;
}

/** Reads a rota from its form, or returns the error with its line number. */
export async function readRotaForm(ctx: DeskSubmission): Promise<RotaPlan | FormRefused> {
  const { bot, desk, m, values } = ctx;
  const { error } = m.rota;
  const users = await usersOf(ctx);
  const now = bot.store.clock.now();
  const shifts: NumberedShift[] = [];
  for (const { number, line } of numberedLines(textIn(values, 'shifts'))) {
    const read = shiftsIn(line, { m, users, reading: { timeZone: desk.timeZone, language: m.tongue, now } });
    if (typeof read === 'string') return fieldErrors({ shifts: error.line(number, read) });
    shifts.push(...read.map((shift) => ({ ...shift, line: number })));
  }
  const mistake = mistakeIn(shifts, now);
  if (mistake !== null) return fieldErrors({ shifts: mistakeText(m, mistake, (at) => shifts[at]?.line ?? 0) });
  const terminalUsers: TerminalUser[] = [];
  for (const { number, line } of numberedLines(textIn(values, 'terminal'))) {
    const read = readTerminalLine(line);
    if (read === null) return fieldErrors({ terminal: error.line(number, error.terminalUnread) });
    const person = userNamed(read.name, users);
    if (person === null) return fieldErrors({ terminal: error.line(number, error.nobody(read.name)) });
    terminalUsers.push({ user: read.user, person: person.id });
  }
  return { shifts: shifts.map(({ person, fromAt, toAt }) => ({ person, fromAt, toAt })), terminalUsers };
}

/** Says what is wrong with the shifts of a rota; `lineOf` returns a shift's line number. */
export function mistakeText(
  { rota: { error } }: Messages,
  mistake: ShiftMistake,
  lineOf: (at: number) => number,
): string {
  switch (mistake.why) {
    case 'none':
      return error.none;
    case 'tooMany':
      return error.tooMany(mostShifts);
    case 'endsFirst':
    case 'over':
      return error.line(lineOf(mistake.at), error[mistake.why]);
    case 'overlaps':
      return error.line(lineOf(mistake.at), error.overlaps(lineOf(mistake.other)));
  }
}

function shiftsIn(
  line: string,
  { m, users, reading }: { readonly m: Messages; readonly users: readonly ChatUser[]; readonly reading: TimeReading },
): readonly Shift[] | string {
  const { error } = m.rota;
  const read = readShiftLine(line);
  if (read === null) return error.unread;
  const people: ChatUser[] = [];
  for (const name of read.names) {
    const user = userNamed(name, users);
    if (user === null) return error.nobody(name);
    // Only full members may be on call.
    if (user.kind !== 'member') return error[user.kind](user.name);
    people.push(user);
  }
  const [from, to] = [readBegin(read.from, reading), readTime(read.to, reading)];
  if (from.kind !== 'at') return timeError(m, from);
  // For a past shift the error says so.
  if (to.kind !== 'at') return to.kind === 'past' ? error.over : timeError(m, to);
  return people.map(({ id: person }) => ({ person, fromAt: from.at, toAt: to.at }));
}

/** Reads when a shift begins. That may be in the past, since the current shift is on the rota too. */
function readBegin(typed: string, reading: TimeReading): ReadTime {
  const read = readTime(typed, reading);
  // Without a year, or with words such as "today", an earlier `now` would give a different day.
  if (read.kind !== 'past' || !/\d{4}/u.test(typed)) return read;
  return readTime(typed, { ...reading, now: new Date(reading.now.getTime() - yearMs) });
}
