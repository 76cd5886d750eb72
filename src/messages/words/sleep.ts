/** Sentences on an account that somebody put to sleep: for the channels of its desks, and the people who ask. */
export interface SleepWords {
  readonly asleep: (name: string, account: string, when: string) => string;
  readonly until: (when: string) => string;
  readonly untilWoken: string;
  readonly whoWakes: string;
  readonly wake: (account: string) => string;
  readonly over: string;
  readonly woken: (name: string, account: string, when: string) => string;
  readonly ended: (account: string, when: string) => string;
  readonly waiting: (count: number) => string;
  readonly nothingWaits: string;
  readonly answer: {
    readonly woken: (account: string) => string;
    readonly awake: (account: string) => string;
    readonly mayNot: string;
    /** `asleep`: those of the desk that sleep. */
    readonly whichAccount: (asleep: readonly string[]) => string;
    readonly stillAsleep: string;
  };
}
