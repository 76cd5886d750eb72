/** One fact of an account, as it would be after each way to leave it. Values are those of these months. */
export interface EachWay {
  readonly deletion: string;
  readonly dormant: string;
  readonly emergenciesOnly: string;
  readonly fadeOut: string;
}

/** The page of a dossier. */
export interface DossierPageWords {
  readonly title: string;
  readonly intro: (desk: string, from: string, to: string, made: string) => string;
  /** Follows where the first of the asked months have no figures. */
  readonly begins: (month: string) => string;
  /** Months in a row, from the first to the last. */
  readonly monthRange: (first: string, last: string) => string;
  readonly neutral: string;
  /** Lines of the first section, besides what the pictures show. `each`: accounts with a figure. */
  readonly atAGlance: {
    readonly imported: (each: string) => string;
    readonly cost: (each: string) => string;
    readonly costEach: (dollars: string, each: string) => string;
    /** `said`: how many times as many on which network. */
    readonly followers: (said: string) => string;
    readonly trouble: (failed: number, late: number, unsure: number) => string;
    readonly minutes: (minutes: string) => string;
    /** Follows a clear difference. */
    readonly caution: string;
    readonly besideDigest: string;
  };
  readonly noPost: string;
  readonly left: (account: string) => string;
  readonly month: string;
  readonly allMonths: string;
  readonly notKnown: string;
  readonly none: string;
  readonly section: {
    readonly glance: string;
    readonly posts: string;
    readonly got: string;
    readonly pairs: string;
    readonly followers: string;
    readonly replies: string;
    readonly cost: string;
    readonly trouble: string;
    readonly incidents: string;
    readonly spans: string;
    readonly past: string;
    readonly pointers: string;
    readonly ways: string;
    readonly method: string;
    readonly gaps: string;
    readonly unknown: string;
  };
  readonly caption: {
    readonly posts: string;
    readonly got: string;
    readonly pairs: (one: string, other: string) => string;
    readonly followers: string;
    readonly replies: string;
    readonly cost: string;
    readonly trouble: string;
    readonly ways: (accounts: string) => string;
  };
  /** Long words have soft hyphens, so that their columns fit on paper. */
  readonly column: {
    readonly post: string;
    readonly correction: string;
    readonly emergency: string;
    readonly relayed: string;
    readonly takenBack: string;
    readonly read: string;
    readonly h72: string;
    readonly d28: string;
    readonly pairs: string;
    readonly ratio72: string;
    readonly ratio28: string;
    readonly followers: string;
    readonly readOn: string;
    readonly replies: string;
    readonly answered: string;
    readonly answerTime: string;
    readonly costPosts: string;
    readonly costReading: string;
    readonly minutes: string;
    readonly failed: string;
    readonly late: string;
    readonly unsure: string;
  };
  /** Names the columns that a table leaves out. */
  readonly leftOut: (columns: string) => string;
  readonly moreOn: (network: string) => string;
  /** Names two networks, and why they cannot be compared. */
  readonly between: (one: string, other: string, why: string) => string;
  /** A middle figure, with what a quarter lies below and above; or a ratio with its interval. */
  readonly withRange: (middle: string, low: string, high: string) => string;
  readonly tooFew: string;
  readonly smallCounts: string;
  readonly picture: {
    readonly overMonths: (months: number, range: string) => string;
    readonly posts: (account: string, posts: number) => string;
    readonly postsCounted: string;
    readonly typical: (account: string, interactions: string) => string;
    readonly typicalCounted: string;
    readonly followers: (account: string, first: string, last: string) => string;
    readonly followersCounted: string;
    readonly replies: (account: string, replies: number) => string;
    readonly repliesCounted: string;
    readonly others: (accounts: number) => string;
    readonly inTable: string;
  };
  readonly repliesTime: string;
  readonly costOf: (day: string) => string;
  readonly moderationNone: string;
  readonly incident: {
    readonly foreign: string;
    readonly duplicate: string;
    readonly edited: string;
    readonly deleted: string;
    readonly profile: string;
  };
  readonly incidentLine: (day: string, account: string, what: string, isSettled: boolean) => string;
  readonly noIncident: string;
  readonly more: (count: number) => string;
  readonly slept: (account: string, label: string | null, from: string, until: string | null) => string;
  readonly reserve: (label: string | null, from: string, until: string | null) => string;
  readonly emergency: (
    label: string | null,
    from: string,
    until: string | null,
    posts: number,
    isExercise: boolean,
  ) => string;
  readonly noSpan: string;
  /** The time before Tambour, as it was imported. */
  readonly past: {
    readonly intro: string;
    readonly caption: string;
    readonly got: string;
    readonly answers: string;
    readonly countedOn: (account: string, day: string) => string;
    readonly pairs: (comparison: string) => string;
    readonly openPairs: (pairs: number) => string;
  };
  readonly pointersLine: (account: string, entered: string) => string;
  readonly noPointers: (account: string) => string;
  readonly waysIntro: string;
  readonly way: {
    readonly fact: string;
    readonly happens: string;
    /** `each`: the value for each account, such as "Mastodon 20.7, X 12". */
    readonly posts: (each: string) => string;
    readonly postsBy: EachWay;
    readonly published: (each: string) => string;
    readonly withImported: (posts: string, imported: string) => string;
    readonly publishedBy: EachWay;
    readonly nowhereElse: (each: string) => string;
    readonly nowhereElseBy: EachWay;
    readonly followers: (each: string) => string;
    readonly followersBy: EachWay;
    readonly emergencies: (each: string) => string;
    readonly emergenciesBy: EachWay;
    readonly cost: (each: string) => string;
    readonly costBy: EachWay;
    /** Null: the same for each account. */
    readonly care: (accounts: string | null) => string;
    readonly logIn: (days: number) => string;
    readonly keeper: string;
    readonly noCare: string;
    readonly pointers: (accounts: string | null) => string;
    readonly pointersBy: EachWay;
  };
  readonly method: {
    readonly months: string;
    readonly kinds: string;
    readonly interactions: string;
    readonly quartiles: string;
    readonly pairs: string;
    readonly interval: string;
    readonly followers: string;
    readonly late: string;
  };
  readonly gap: {
    readonly none: string;
    /** For months that were over before Tambour knew the account. */
    readonly notKnown: (account: string, months: string) => string;
    readonly noPosts: (account: string, months: string) => string;
    readonly noFollowers: (account: string, months: string) => string;
    readonly unread: (account: string, unread: number, posts: number) => string;
    readonly vanished: (account: string, posts: number) => string;
    readonly readLate: (account: string, posts: number) => string;
    readonly young: (posts: number) => string;
    readonly noMinutes: (months: string) => string;
    /** The number of posts that make no pair, and why, each with its number. */
    readonly unpaired: (networks: readonly [one: string, other: string], posts: number, why: string) => string;
    readonly unpairedFor: (why: string, posts: number) => string;
  };
  readonly unknown: {
    readonly reach: string;
    readonly people: string;
    readonly why: string;
    readonly others: string;
    readonly answers: string;
    readonly before: string;
  };
}
