import type { FindingCode, FindingData } from '#drafts/finding.ts';

/** The findings that name a day of the calendar. */
export type DayCode = {
  [Code in FindingCode]: FindingData[Code] extends { readonly day: string } ? Code : never;
}[FindingCode];

/** A finding's values as its sentence says them: its day spelled, with its weekday beside it; its times as people read them. */
type Said<Code extends FindingCode> = Code extends DayCode
  ? { readonly day: string; readonly weekday: string }
  : FindingData[Code];

/** For each finding of the checks: why it matters, and how to fix it. Its place is said before. */
export type FindingsWords = {
  readonly [Code in FindingCode]: (data: Said<Code>) => string;
};
