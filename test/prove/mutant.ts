import type { ThemeName } from './themes.ts';

/** One exact change to one file of the rooms. */
export interface Substitution {
  /** Below `src`. */
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

/** A guard of the rooms, and how the rooms are without it. */
export interface Mutant {
  readonly guard: string;
  readonly without: readonly Substitution[];
  /** The theme of the histories that are likely to show it. */
  readonly shows?: ThemeName;
}
