/** The weekly digest: our posts on each network, side by side. It never ranks them. */
export interface DigestWords {
  readonly titleOf: (from: string, to: string) => string;
  readonly headline: {
    readonly none: (from: string, to: string) => string;
    /** Formats the number of posts. The headlines below begin with it. */
    readonly posts: (posts: number) => string;
    readonly onBoth: (posts: string, onBoth: number) => string;
    readonly onOne: (posts: string, network: string) => string;
    /** Two networks, each with its figure after it. */
    readonly medians: (posts: string, one: string, here: string, other: string, there: string) => string;
    readonly tooFew: (posts: string, pairs: number) => string;
    readonly interactions: (posts: string, interactions: string) => string;
    readonly notRead: (posts: string) => string;
  };
  readonly late: (due: string) => string;
  readonly changed: (at: string) => string;
  readonly waiting: (posts: number) => string;
  readonly onlyYou: string;
  readonly moreInThread: string;
  readonly table: {
    readonly caption: string;
    readonly figure: string;
    readonly posts: string;
    readonly pairs: string;
    readonly interactions: string;
    readonly perThousand: string;
    readonly followers: string;
    readonly unanswered: string;
    readonly cost: string;
    readonly notKnown: string;
    readonly without: string;
    readonly followersAndChange: (now: string, change: string) => string;
    readonly columnsLeftOut: (count: number) => string;
  };
  readonly best: {
    readonly title: string;
    readonly of: (account: string, interactions: string) => string;
    readonly boosted: (accounts: number, followers: string) => string;
    readonly boostedAtLeast: (accounts: number, followers: string) => string;
    readonly hidden: (count: number) => string;
  };
  readonly readingOff: (network: string) => string;
  readonly on: (hour: string, next: string) => string;
  readonly off: string;
  /** `hour`: a day and a time as they are typed, "monday 09:00". */
  readonly howTo: (hour: string) => string;
  readonly badHour: string;
  readonly badDays: string;
  readonly longestSpan: (days: number) => string;
  readonly noAccount: string;
  readonly posting: string;
  readonly figuresComing: string;
  readonly figures: (from: string, to: string) => string;
  readonly figuresTitle: string;
  readonly figuresCut: (rows: string) => string;
  /** Weekdays in the order of ISO 8601. */
  readonly weekdays: {
    readonly monday: string;
    readonly tuesday: string;
    readonly wednesday: string;
    readonly thursday: string;
    readonly friday: string;
    readonly saturday: string;
    readonly sunday: string;
  };
  readonly hour: (weekday: string, time: string) => string;
}
