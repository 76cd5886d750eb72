/** A day in numbers, as it was typed; the calendar may have no such day. `year` null: none was typed. */
export interface NumericDay {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly hasSlashes: boolean;
}

const yearFirst = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/u;
const dayFirst = /^(?<day>\d{1,2})[./-](?<month>\d{1,2})(?:\.|[./-](?<year>\d{4}|\d{2}))?$/u;

/** Parses "2026-12-24", "24/12/2026", "24.12.26", "24/12" or "24.12."; null if it is no day in numbers. */
export function numericDay(word: string): NumericDay | null {
  const groups = (yearFirst.exec(word) ?? dayFirst.exec(word))?.groups;
  if (groups === undefined) return null;
  const typed = groups['year'];
  const year = typed === undefined ? null : typed.length === 2 ? 2000 + Number(typed) : Number(typed);
  return { year, month: Number(groups['month']), day: Number(groups['day']), hasSlashes: word.includes('/') };
}
