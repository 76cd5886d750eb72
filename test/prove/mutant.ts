import type { ThemeName } from './themes.ts';

/**
 * One change to what a tag in the rooms names (`tagged.ts`): it is left out, its value is another expression, other code
 * stands in its place, or code is added behind it. `tag` is the comment's whole text.
 */
export type Change = { readonly tag: `${'guard' | 'wait'}: ${string}` } & (
  | { readonly how: 'leaveOut' }
  | { readonly how: 'value' | 'instead' | 'behind'; readonly code: string }
);

/** A guard of the rooms, and how the rooms are without it. */
export interface Mutant {
  readonly guard: string;
  readonly without: readonly Change[];
  /** The theme of the histories that are likely to show it. */
  readonly shows?: ThemeName;
}
