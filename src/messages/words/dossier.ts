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
}
