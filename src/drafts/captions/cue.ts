/** One caption: its words, and when they are shown. */
export interface Cue {
  readonly startMs: number;
  /** May be before the start, if the file says so. */
  readonly endMs: number;
  /** One or more lines, none of them empty. Data, never markup: `<i>` is three characters. */
  readonly text: string;
}
