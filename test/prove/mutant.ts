import type { ThemeName } from './themes.ts';

/**
 * One change to the code that a tag in the rooms names (`tagged.ts`): remove it, replace its value, replace all of it,
 * or add code behind it. `tag` is the comment's whole text.
 */
export type Change = { readonly tag: `${'guard' | 'wait'}: ${string}` } & (
  | { readonly how: 'leaveOut' }
  | { readonly how: 'value' | 'instead' | 'behind'; readonly code: string }
);

/** A guard of the rooms, and the changes that take it out. */
export interface Mutant {
  readonly guard: string;
  readonly without: readonly Change[];
  /** Theme of the histories that are likely to show that it is missing. */
  readonly shows?: ThemeName;
}
