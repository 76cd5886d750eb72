/** Formats of days, times and tables. Numbers follow the locale in `languages.ts`. */
export interface FormatsWords {
  /** Options of Intl.DateTimeFormat for a day. A weekday is always written in full. */
  readonly day: { readonly day: 'numeric' | '2-digit'; readonly month: 'long' | '2-digit' };
  /** The year is written even with days of the current year. */
  readonly alwaysWithYear: boolean;
  /** Corrects the day that Intl has formatted. */
  readonly dayAsWritten: (text: string) => string;
  /** Formats a time that is given as HH:MM. */
  readonly time: (time: string) => string;
  readonly timeWithSeconds: (hour: string, minute: string, second: string) => string;
  /** Formats a day and a time as a part of a sentence that a verb may follow: "Monday 30 November at 09:00". */
  readonly onDayAt: (day: string, time: string) => string;
  /** Formats a time of today as a part of a sentence that a verb may follow: "at 09:00". */
  readonly at: (time: string) => string;
  /** Formats a day and a time that stand alone or after a preposition, such as "for" or "since". */
  readonly dayAndTime: (day: string, time: string) => string;
  /** Formats a last day that counts as a whole, after "until". */
  readonly inclusive: (day: string) => string;
  /** The separator that spreadsheets in this language expect between the cells of a line. */
  readonly cellSeparator: ',' | ';';
}
