/** A source as sentences name it: its label, and the host of its address. */
export interface NamedSource {
  readonly label: string;
  readonly host: string;
}

/** Sentences on sources: publications of a body elsewhere. Each new entry becomes a draft. */
export interface RelayWords {
  readonly help: string;
  readonly helpDoes: string;
  readonly name: (source: NamedSource) => string;
  readonly title: (count: number) => string;
  readonly none: string;
  readonly howTo: string;
  readonly form: {
    readonly addTitle: string;
    readonly changeTitle: string;
    readonly intro: string;
    readonly url: string;
    readonly urlHint: string;
    readonly label: string;
    /** `label`: the one that an account gets by itself. */
    readonly labelHint: (label: string) => string;
    readonly template: string;
    /** The names in braces are those of `drafts/relayed/relayed-text.ts`. */
    readonly templateHint: string;
    /** An account as hints name one, "@name@server". */
    readonly exampleName: string;
    /** The names in braces with which a new template begins. */
    readonly names: { readonly title: string; readonly summary: string; readonly link: string; readonly label: string };
    /** Before an account on X is read: the price of its preview, and of each post read later. */
    readonly billed: (preview: string, each: string) => string;
    readonly submit: string;
  };
  readonly error: {
    readonly address: string;
    readonly noLabel: string;
    readonly unknownName: (name: string) => string;
    readonly noLink: string;
    readonly long: (most: number) => string;
    readonly sameAddress: string;
    readonly readingOff: string;
    /** The source would be relayed to itself. */
    readonly itself: string;
    /** `back`: the source through which the relayed posts would come back. */
    readonly circle: (back: string) => string;
    readonly full: (most: number) => string;
  };
  readonly state: {
    readonly proposed: string;
    readonly on: string;
    /** On, with a rule in force until then. */
    readonly byRule: (until: string) => string;
    readonly ended: string;
    readonly paused: {
      readonly person: string;
      readonly flood: string;
      readonly gone: string;
      readonly accounts: string;
      readonly unanswered: string;
    };
  };
  readonly card: {
    readonly accounts: (labels: readonly string[]) => string;
    /** The kind of source at its address. The address, or the account's name, follows. */
    readonly kind: { readonly feed: string; readonly mastodon: string; readonly x: string };
    readonly previewed: (count: number) => string;
    readonly noEntries: string;
    /** Entries that would go in a circle. */
    readonly ours: (count: number) => string;
    readonly withoutLink: (count: number) => string;
    readonly folded: (count: number) => string;
    /** Entries whose date is missing or inexact. */
    readonly undated: (count: number) => string;
    /** Behind a proxy it is not known where the name leads. */
    readonly unchecked: string;
    readonly notRead: (why: string) => string;
    readonly ofComments: string;
    readonly authors: (names: readonly string[]) => string;
    readonly onlyNew: string;
    /** For an account on X: `posts` and `costs` of a month at the pace of its last posts. */
    readonly billed: (each: string, posts: number, costs: string) => string;
    /** The same if there are too few posts to estimate a month. */
    readonly billedUnknown: (each: string) => string;
  };
  readonly buttons: {
    readonly add: string;
    readonly switchOn: string;
    readonly resume: string;
    readonly pause: string;
    readonly change: string;
    readonly end: string;
    readonly take: string;
    readonly correct: string;
  };
  readonly answer: {
    readonly kept: string;
    readonly on: string;
    readonly paused: string;
    readonly ended: string;
    readonly stale: string;
    readonly notRead: string;
    readonly otherWords: string;
    readonly taken: string;
  };
  readonly failure: {
    readonly address: string;
    readonly port: string;
    readonly inside: string;
    readonly notFound: string;
    readonly redirects: string;
    readonly insecure: string;
    readonly unreachable: string;
    readonly untrusted: string;
    readonly slow: string;
    readonly tooLarge: string;
    readonly compressed: string;
    readonly doctype: string;
    readonly notAFeed: string;
    readonly page: string;
    readonly notMastodon: string;
    readonly noAccount: string;
    /** The same on a network with only one server. */
    readonly noSuchName: string;
    readonly closed: string;
    readonly otherAccount: string;
    readonly readingOff: string;
    readonly keys: string;
    readonly private: string;
    readonly suspended: string;
    readonly otherHost: (host: string) => string;
    readonly status: (status: number) => string;
  };
  readonly told: {
    readonly failing: (source: string, since: string, why: string) => string;
    readonly again: (source: string) => string;
    readonly flood: (source: string, count: number) => string;
    readonly gone: (source: string) => string;
    readonly accounts: (source: string) => string;
    /** A source on X ended, since an account of the desk has left X. */
    readonly left: (source: string) => string;
  };
  readonly entry: {
    readonly drafted: (source: string, when: string | null) => string;
    readonly later: string;
    readonly noPicture: string;
    /** For a post on a network: what it has besides its words. */
    readonly post: {
      readonly quotes: string;
      readonly continues: string;
      readonly brought: (pictures: number) => string;
      readonly undescribed: (pictures: number) => string;
      readonly stays: (pictures: number) => string;
      readonly more: string;
    };
    readonly changed: (source: string) => string;
    readonly warning: (text: string) => string;
    readonly howToTake: (button: string) => string;
    /** The same where a post of it is public. */
    readonly howToCorrect: (button: string) => string;
    readonly gone: (source: string) => string;
    readonly whatNow: string;
  };
}
