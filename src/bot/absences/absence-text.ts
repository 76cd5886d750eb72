import type { Messages } from '#messages/words/messages.ts';
import { shortDayText } from '#bot/when-text.ts';
import type { Absence } from '#desks/absence.ts';

/** Says who is away on which days: « Karim, du 1er décembre au 4 décembre ». */
export function spanText(
  m: Messages,
  { fromAt, toAt }: Pick<Absence, 'fromAt' | 'toAt'>,
  of: { readonly name: string; readonly timeZone: string; readonly now: Date },
): string {
  const first = shortDayText(fromAt, of.timeZone, m.tongue, of.now);
  const last = lastDayText(m, toAt, of);
  return first === last ? m.absences.day(of.name, first) : m.absences.span(of.name, first, last);
}

/** Formats the last day of an absence that ends before `toAt`. */
export function lastDayText(
  m: Messages,
  toAt: Date,
  { timeZone, now }: { readonly timeZone: string; readonly now: Date },
): string {
  return shortDayText(new Date(toAt.getTime() - 1), timeZone, m.tongue, now);
}
