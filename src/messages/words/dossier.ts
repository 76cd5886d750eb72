/** The dossier: twelve months of a desk's own posts on its own accounts, as two files. It ranks no network. */
export interface DossierWords {
  readonly coming: string;
  readonly mayNot: string;
  readonly longest: (days: number) => string;
  readonly told: (from: string, to: string) => string;
  /** Begins the names of both files. */
  readonly file: string;
  /** Names the file of its numbers. */
  readonly numbers: string;
  /** The form for what a desk enters by hand. */
  readonly entering: {
    readonly title: string;
    readonly intro: string;
    readonly submit: string;
    readonly month: string;
    readonly minutes: string;
    readonly minutesHint: string;
    readonly pointers: (account: string) => string;
    readonly pointersHint: string;
    readonly badMonth: string;
    readonly badMinutes: (most: number) => string;
    readonly long: (most: number) => string;
    readonly entered: string;
    readonly same: string;
  };
}
