/** Sentences on asking for approval in the form of a new draft, and for its author once the draft is there. */
export interface MakingWords {
  /** The label of the box. */
  readonly approval: string;
  readonly askAtOnce: string;
  readonly createAndAsk: string;
  readonly made: (number: number) => string;
  readonly asked: (number: number) => string;
  /** Follows `made`. */
  readonly picturesLater: string;
  readonly askedLater: (number: number) => string;
  /** Approval is not asked for; why follows. */
  readonly picturesCame: (number: number) => string;
  readonly changedMeanwhile: (ask: string) => string;
  readonly picturesMissing: (ask: string) => string;
  /** Several images came with their descriptions in one field, by their order. */
  readonly lookAtAlts: string;
  readonly onlyAuthorsTakeOut: (altTexts: string) => string;
  /** Said if pictures lie unused in the thread; `more`: the number of those not named. */
  readonly unused: (names: readonly string[], more: number) => string;
  readonly use: (name: string) => string;
  /** Videos that somebody added. */
  readonly leftOut: (videos: readonly string[], person: string) => string;
  readonly blocked: string;
  readonly askOnCard: (ask: string) => string;
}
