/**
 * Sentences on a sleep of an account that is planned ahead, such as a day without a network. `label`: its name; null:
 * it has none.
 */
export interface PlannedSleepWords {
  readonly planned: (label: string | null, account: string, name: string | null) => string;
  /** It begins the next day, or sooner. */
  readonly ahead: (label: string | null, account: string) => string;
  readonly lasts: (from: string, until: string) => string;
  /** Says how many of the desk's posts are scheduled in it. */
  readonly held: (posts: number) => string;
  readonly toldBefore: string;
  readonly begun: string;
  readonly cancelled: (label: string | null, account: string, name: string) => string;
  readonly leaves: (posts: number) => string;
  readonly off: string;
  readonly callOff: string;
  readonly askOff: (account: string) => string;
  readonly answer: {
    readonly planned: (account: string, from: string, until: string) => string;
    readonly begun: string;
    readonly overlaps: (account: string) => string;
    readonly cancelled: string;
    readonly mayNotCancel: string;
    readonly announced: string;
    readonly over: string;
  };
  /** Lines of the list of accounts. */
  readonly accounts: {
    readonly next: (label: string | null, from: string, until: string) => string;
    readonly last: (label: string | null, from: string, until: string) => string;
  };
}
