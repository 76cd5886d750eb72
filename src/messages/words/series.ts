/** Sentences on a series: several posts of one draft that answer each other. */
export interface SeriesWords {
  /** Named in a list of changes. */
  readonly changed: string;
  /** Named in a list of changes: whether the other parts are as visible as the first. */
  readonly restChanged: string;
  /** Fields of a form that matter only if a text is divided. */
  readonly form: {
    readonly label: string;
    readonly hint: string;
    readonly numbered: string;
    readonly restAsFirst: string;
    /** Short form, among others in a line. */
    readonly short: string;
  };
  /** In a card's line of details: each part ends in its number. */
  readonly numbered: string;
  /** In that line too: who sees the other parts. */
  readonly restAsFirst: string;
  /** Names an account and one part of its series, where for a single post the account's name would do. */
  readonly part: (account: string, position: number, of: number) => string;
  /** The number of an account's parts, in a line with more. */
  readonly parts: (account: string, of: number) => string;
  /** Above one part's text on a card. */
  readonly partOf: (position: number, of: number) => string;
  /** Named in a list of changes: the part that picture or video `index` goes with. */
  readonly mediaChanged: (index: number) => string;
  /** Over the choice of that part. */
  readonly mediaPart: (index: number) => string;
  /** Under a part's text on a card: the pictures or videos that go with it, by their numbers. */
  readonly withMedia: (indices: readonly number[]) => string;
  /** Follows a part's outcome: how much of its series is public. */
  readonly publicSoFar: (account: string, count: number, of: number) => string;
  /** On the button that continues from the part that did not go out. */
  readonly goOnFrom: (account: string, position: number) => string;
  /** Said to anybody else who presses that button. */
  readonly onlyApprovers: string;
  /** Says that a part was not sent because the one before it was deleted on its network. */
  readonly parentGone: (account: string) => string;
  /** Sentences on the correction of a public series, where they differ from those on one post. */
  readonly correction: {
    /** Under the text, which has lines that divide it. */
    readonly textHint: string;
    readonly ways: {
      readonly edit: string;
      readonly replace: string;
      readonly reply: string;
      readonly leave: string;
    };
    /** In place of `ways.replace`, if the network refuses the same words twice. */
    readonly replaceInOtherWords: string;
    /** Parts that would be said twice on such a network: they are replaced in other words, or not. */
    readonly repeated: (account: string, parts: readonly number[]) => string;
    /** Consequences on a card; those of an edit are listed part by part. */
    readonly does: {
      readonly replace: (account: string, of: number) => string;
      readonly reply: (account: string) => string;
      readonly leave: (account: string) => string;
    };
    /** After the parts that are edited. */
    readonly othersStay: (account: string) => string;
    /** Refuses a change of a part that is not public. */
    readonly notPublic: (account: string, position: number) => string;
    /** The series is too long to be posted as the answer, and no other text was given. */
    readonly answerMissing: string;
    /** Posted in the thread of the series. */
    readonly replaced: (account: string, number: number) => string;
    /** Posted in the thread of the replacement. */
    readonly oldGone: (account: string) => string;
  };
  /** On the button by which Tambour proposes how to divide an account's text. */
  readonly divide: (account: string) => string;
  /** A post that an administrator publishes to try X out, and deletes at once. */
  readonly probe: (position: 1 | 2, mark: string) => string;
  readonly divideTitle: string;
  readonly divideHint: string;
  /** All parts of an account are public. */
  readonly allSent: (account: string, of: number) => string;
}
