import type { held } from '#messages/en/held.ts';

/** Why a post is held. */
interface WhyHeldWords {
  /** A sentence with the account's label: what happened, then what to do. */
  readonly long: (account: string) => string;
  /** The same in a few words, for the digest. */
  readonly short: string;
}

/** Why a post is held, by the reason on its row. */
export type HeldWords = { readonly [Why in keyof typeof held]: WhyHeldWords };
