import type { held } from '#messages/en/held.ts';

/** Why a post is held: a sentence with the account's label, on what happened and what to do; the same in a few words. */
export type HeldWords = {
  readonly [Why in keyof typeof held]: { readonly long: (account: string) => string; readonly short: string };
};
