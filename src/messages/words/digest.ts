/** The weekly digest: our posts on each network, side by side. It never ranks them. */
export interface DigestWords {
  readonly titleOf: (from: string, to: string) => string;
  /** Sums up the comparison in one line; each sentence names the days that it covers. */
  readonly headline: {
    readonly none: (from: string, to: string) => string;
    /** Names the time of a sentence: a number of days, or the twelve weeks. */
    readonly days: (days: number) => string;
    readonly twelveWeeks: string;
    readonly over: (time: string, said: string) => string;
    readonly times: (ratio: string, more: string, less: string) => string;
    readonly mostPosts: (more: string, less: string) => string;
    readonly noDifference: string;
    /** The same, with what would fit as well: a number of times on `more`, and on `less` (null: hardly more there). */
    readonly wouldFit: (times: string, more: string, less: string, onLess: string | null) => string;
    /** For three or more networks: the result of each pair that differs clearly, in the networks' one order. */
    readonly inPairs: {
      readonly begins: (said: string) => string;
      readonly and: (said: string, more: string) => string;
      readonly times: (ratio: string, more: string, less: string) => string;
      readonly mostPosts: (more: string, less: string) => string;
      /** `most`: the largest number of times that would fit between two of them; null if unknown. */
      readonly noneElse: (most: string | null) => string;
      readonly none: (most: string | null) => string;
      readonly tooFew: string;
    };
    readonly tooFew: (pairs: number) => string;
    readonly onOne: (posts: number, network: string, interactions: string) => string;
    readonly notRead: (posts: number, network: string) => string;
    /** For a desk with one network. */
    readonly typicalOn: (interactions: string, network: string) => string;
  };
  /** Says what the posts got, also in the days before. `before` begins a sentence as `days` does. */
  readonly got: {
    readonly posts: (posts: number) => string;
    /** Two networks, each with its figure. */
    readonly typical: (here: string, one: string, there: string, other: string) => string;
    readonly before: (days: number) => string;
    readonly interactions: (posts: number, interactions: string) => string;
    readonly nothing: string;
  };
  /** Sentences on when an account slept. `label`: the name of the sleep, or the reason. */
  readonly slept: {
    readonly days: (from: string, to: string) => string;
    readonly since: (from: string) => string;
    /** `exceptEmergencies`: posts of a real emergency could go out meanwhile. */
    readonly said: (when: string, label: string | null, account: string, exceptEmergencies: boolean) => string;
    /** In place of a number of posts, where an account slept through all of the days. */
    readonly throughout: string;
  };
  readonly toAnswer: (replies: number) => string;
  readonly toAnswerIn: (title: string, replies: number) => string;
  /** Says how many posts came from sources. `unanswered`: null if it is not known. */
  readonly relayed: (posts: number, unanswered: number | null) => string;
  readonly relayedTitle: (title: string) => string;
  readonly late: (due: string) => string;
  readonly changed: (at: string) => string;
  readonly waiting: (posts: number) => string;
  readonly onlyYou: string;
  readonly moreInThread: string;
  readonly table: {
    readonly caption: string;
    readonly figure: string;
    readonly posts: string;
    readonly interactions: string;
    readonly comparedInteractions: (posts: number) => string;
    readonly notAllRead: (count: string, read: number, posts: number) => string;
    readonly perThousand: string;
    readonly followers: string;
    readonly unanswered: string;
    readonly cost: string;
    readonly notKnown: string;
    readonly without: string;
    readonly followersAndChange: (now: string, change: string) => string;
    readonly columnsLeftOut: (count: number) => string;
    /** Explains a dash: the network does not tell our own replies from others'. */
    readonly repliesNotTold: (network: string) => string;
    /** Warns of a sum that one post carries. */
    readonly onePost: (account: string, share: string) => string;
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
