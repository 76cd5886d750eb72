/** Sentences on who worded or asked for a version, and so cannot approve it alone. */
export interface AuthorshipWords {
  readonly asker: (author: string) => string;
  readonly askedInPlace: (asker: string, author: string) => string;
  readonly stuckAsker: (name: string) => string;
  readonly authorFixes: (author: string) => string;
  readonly savingBars: (names: string) => string;
  readonly savingBarsAll: string;
  readonly picturesKept: (name: string, base: number) => string;
  readonly takePictures: string;
  readonly picturesWait: (version: number) => string;
}
