/** One caption: its words, and when they are shown. */
export interface Cue {
  readonly startMs: number;
  /** May be before its start, as it was written. */
  readonly endMs: number;
  /** One line or more, none of them empty. Data, never markup: `<i>` is three signs. */
  readonly text: string;
}
