import { Temporal } from 'temporal-polyfill';

import { offsetIfTwice } from '#bot/forms/time-form.ts';
import { personNamed } from '#bot/keeping/parse-keep.ts';
import type { ChatUser } from '#chat/chat.ts';
import type { Shift } from '#rota/shifts.ts';
import type { TerminalUser } from '#rota/rota.ts';

/** One line of shifts as typed: its people, its beginning and its end. */
export interface ShiftLine {
  readonly names: readonly string[];
  readonly from: string;
  readonly to: string;
}

const between = /\s+(?:–|—|-|→|->)\s+/u;

/** Parses "Nadia, Léo: 2026-11-30 18:00 – 2026-12-07 08:00"; null where it is not that. Pure. */
export function readShiftLine(line: string): ShiftLine | null {
  const colon = line.indexOf(':');
  if (colon === -1) return null;
  const names = namesIn(line.slice(0, colon));
  const [from, to, ...others] = line
    .slice(colon + 1)
    .trim()
    .split(between);
  if (names.length === 0 || from === undefined || to === undefined || others.length > 0) return null;
  return { names, from, to };
}

/** Parses "ops = Nadia"; null if the line is not like that. Pure. */
export function readTerminalLine(line: string): { readonly user: string; readonly name: string } | null {
  const [user = '', name = '', ...others] = line.split('=').map((part) => part.trim());
  // The user names that systems allow; no user can have any other.
  if (!/^[a-z_][a-z0-9_.-]{0,31}\$?$/iu.test(user) || name === '' || others.length > 0) return null;
  return { user, name };
}

/** Lists the lines of a text that are not empty, numbered from 1. */
export function numberedLines(text: string): readonly { readonly number: number; readonly line: string }[] {
  return text
    .normalize('NFC')
    .split(/\r?\n/u)
    .map((line, index) => ({ number: index + 1, line: line.trim() }))
    .filter(({ line }) => line !== '');
}

function namesIn(typed: string): readonly string[] {
  return typed
    .split(/[,;]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Finds the one person in the channel with that name, member, guest or bot; null if nobody or several have it. */
export function userNamed(typed: string, users: readonly ChatUser[]): ChatUser | null {
  const id = personNamed(typed, users.map(nameable));
  return users.find((user) => user.id === id) ?? null;
}

function nameable({ id, name, handle }: ChatUser): { readonly id: string; readonly names: readonly string[] } {
  return { id, names: handle === undefined ? [name] : [name, handle] };
}

/** Formats shifts as people type them, one line for shifts at the same time. */
export function shiftLines(shifts: readonly Shift[], timeZone: string, users: readonly ChatUser[]): string {
  const byTime = Map.groupBy(
    shifts,
    ({ fromAt, toAt }) => `${typedMoment(fromAt, timeZone)} – ${typedMoment(toAt, timeZone)}`,
  );
  return [...byTime]
    .map(([time, same]) => `${same.map(({ person }) => typedName(person, users)).join(', ')}: ${time}`)
    .join('\n');
}

/** Formats users of the system as people type them. */
export function terminalLines(terminalUsers: readonly TerminalUser[], users: readonly ChatUser[]): string {
  return terminalUsers.map(({ user, person }) => `${user} = ${typedName(person, users)}`).join('\n');
}

/** Returns a name of the person that nobody else in the channel has. */
function typedName(person: string, users: readonly ChatUser[]): string {
  const known = users.find(({ id }) => id === person);
  const names = known === undefined ? [] : [known.name, ...(known.handle === undefined ? [] : [`@${known.handle}`])];
  const fits = (name: string): boolean => !/[,;:=]/u.test(name) && userNamed(name, users)?.id === person;
  return names.find(fits) ?? `<@${person}>`;
}

/** Formats a moment in a zone's local time, with its offset if clocks show it twice. */
function typedMoment(at: Date, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const offset = offsetIfTwice(at, timeZone);
  const time = zoned.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${zoned.toPlainDate().toString()} ${time}${offset === null ? '' : ` ${offset}`}`;
}
