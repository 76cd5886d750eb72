/** Text of a digest's thread: how the pairs compare, what is missing, and how the figures are made. */
export interface DigestDetailsWords {
  readonly title: string;
  readonly comparison: string;
  /** The same for two networks among several. */
  readonly comparisonOf: (one: string, other: string) => string;
  readonly spans: {
    readonly period: string;
    readonly twelveWeeks: string;
    readonly shares: string;
    readonly replies: string;
    readonly perThousand: string;
    readonly at28Days: string;
  };
  /** Says what a typical post had after 72 hours, and after 28 days, with `grownOn` for each network. */
  readonly grown: (posts: number, here: string, there: string) => string;
  readonly grownOn: (network: string, at72Hours: string, at28Days: string) => string;
  /** Says how many of the posts got more on one network, and how many on the other. */
  readonly gotMore: (posts: number, here: number, one: string, there: number, other: string) => string;
  readonly and: (one: string, other: string) => string;
  /** Comes before the numbers of the posts that are compared with those from which they were relayed. */
  readonly relayedPairs: string;
  readonly noPair: string;
  readonly tooFew: string;
  /** `times`: how many times as many on `more` as on `less`, between `low` and `high`; null: as many on both. */
  readonly typical: (times: string | null, low: string, high: string, more: string, less: string) => string;
  readonly difference: string;
  readonly noDifference: string;
  readonly counts: string;
  readonly countsOf: (likes: string, shares: string, quotes: string, replies: string) => string;
  readonly views: (network: string, views: string) => string;
  readonly notRead: (posts: number) => string;
  readonly late: (posts: number) => string;
  readonly series: string;
  /** Figures of the first post of a series, and of all its parts together. */
  readonly seriesOf: (draft: string, account: string, first: string, parts: number, together: string) => string;
  readonly absences: string;
  readonly absence: (draft: string, account: string, why: string) => string;
  readonly unpaired: string;
  readonly unpairedWhy: {
    readonly one_network: string;
    readonly asleep: string;
    readonly apart: string;
    readonly relayed_apart: string;
    readonly edited: string;
    readonly not_read: string;
    readonly vanished: string;
    readonly read_apart: string;
  };
  readonly number: (draft: number) => string;
  readonly more: (count: number) => string;
  readonly approval: (lasting: string, posts: number) => string;
  readonly cost: (posts: string, reading: string, asOf: string) => string;
  readonly methodSample: string;
  readonly methodPage: string;
  readonly methodFile: string;
}
