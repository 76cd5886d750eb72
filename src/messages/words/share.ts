/** A link as sentences name it. `until`: when it ends. */
export interface NamedLink {
  readonly label: string;
  /** The pages that it opens, in one phrase. */
  readonly what: string;
  readonly until: string;
}

/** Sentences on links by which somebody outside the chat reads a desk's pages. */
export interface ShareWords {
  readonly help: string;
  readonly helpDoes: string;
  readonly helpLink: string;
  readonly helpLinkDoes: string;
  readonly howTo: string;
  readonly off: string;
  readonly mayNot: string;
  readonly what: { readonly calendar: string; readonly calendarWithTexts: string; readonly digests: string };
  readonly form: {
    readonly title: string;
    readonly intro: string;
    readonly submit: string;
    readonly scope: string;
    readonly calendar: string;
    readonly digests: string;
    readonly label: string;
    readonly labelHint: string;
    readonly days: string;
    readonly daysHint: (most: number, mostWithTexts: number) => string;
    readonly texts: string;
    readonly withTexts: string;
    readonly textsHint: string;
  };
  readonly error: {
    readonly noScope: string;
    readonly noLabel: string;
    readonly long: (most: number) => string;
    readonly days: (most: number) => string;
    readonly textDays: (most: number) => string;
    readonly textsOfDigests: string;
    readonly full: (most: number) => string;
  };
  readonly made: {
    readonly title: (link: NamedLink) => string;
    readonly page: string;
    readonly feed: string;
    readonly once: string;
    readonly again: string;
  };
  readonly list: {
    readonly title: (count: number) => string;
    readonly none: string;
    readonly line: (link: NamedLink) => string;
    readonly use: (by: string, lastUsed: string | null) => string;
  };
  readonly buttons: { readonly add: string; readonly revoke: string; readonly revokeAll: string };
  readonly answer: {
    readonly revoked: (label: string) => string;
    readonly revokedAll: (count: number) => string;
    readonly gone: string;
  };
  /** A reader's comment on a post, in the post's thread. */
  readonly comment: { readonly said: (label: string) => string; readonly unverified: string };
  readonly told: {
    readonly made: (by: string) => string;
    readonly noToken: string;
    readonly revoked: (by: string, label: string) => string;
  };
}
