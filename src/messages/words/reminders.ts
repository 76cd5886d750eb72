/** Sentences that the bot says unasked, and on when it may. */
export interface RemindersWords {
  readonly waiting: (version: number, when: string) => string;
  readonly hourBefore: {
    readonly approval: (when: string) => string;
    readonly asking: (when: string) => string;
    readonly changes: (when: string) => string;
  };
  readonly stale: {
    readonly title: (days: number) => string;
    readonly how: (days: number) => string;
    readonly close: (number: number) => string;
    readonly keep: (number: number) => string;
    readonly closed: string;
    readonly kept: (day: string) => string;
    readonly taken: string;
    readonly isTaken: string;
  };
  readonly help: string;
  readonly helpDoes: string;
  readonly hours: {
    readonly are: (days: string, from: string, to: string) => string;
    readonly calendar: (code: string) => string;
    readonly noCalendar: string;
    readonly next: (days: string) => string;
    readonly changed: string;
    readonly howTo: string;
  };
  readonly staleCount: (count: number) => string;
}
