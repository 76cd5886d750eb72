/** What is wrong with a setting; never its value, which may be a secret. */
export interface Problem {
  readonly setting: string;
  readonly problem: string;
}

/** Settings that belong together; `value` null where none of them is set. */
export type Group<T> =
  | { readonly kind: 'settings'; readonly value: T | null }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };
