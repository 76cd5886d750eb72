/** How days, times and tables are written; numbers follow the locale in `languages.ts`. */
export interface FormatsWords {
  /** How a day is written, for Intl.DateTimeFormat; its weekday, where one is told, in full. */
  readonly day: { readonly day: 'numeric' | '2-digit'; readonly month: 'long' | '2-digit' };
  /** Whether the year stands with this year's days, too. */
  readonly alwaysWithYear: boolean;
  /** Corrects what Intl writes of a day. */
  readonly dayAsWritten: (text: string) => string;
  /** A time that is given as HH:MM. */
  readonly time: (time: string) => string;
  readonly timeWithSeconds: (hour: string, minute: string, second: string) => string;
  /** A day and a time as a part of a sentence, after which a verb may stand: "Monday 30 November at 09:00". */
  readonly onDayAt: (day: string, time: string) => string;
  /** The same of today: "at 09:00". */
  readonly at: (time: string) => string;
  /** A day and a time that stand by themselves or after a preposition, such as "for" or "since". */
  readonly dayAndTime: (day: string, time: string) => string;
  /** What spreadsheets in this language take between two cells of a line. */
  readonly cellSeparator: ',' | ';';
}
