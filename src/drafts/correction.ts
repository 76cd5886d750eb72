import { z } from 'zod';

import type { Account } from '#desks/account.ts';

import type { Rules } from './renderings-of.ts';

/** A way to correct a public post. */
export type CorrectionWay =
  /** Changes the post in its place: the same id and link. */
  | 'edit'
  /** Publishes a new post, and retracts the old one once that is public. */
  | 'replace'
  /** Leaves the post, and publishes a correction as an answer to it. */
  | 'reply'
  | 'leave';

export const correctionSchema = z.object({
  accountId: z.string(),
  way: z.enum(['edit', 'replace', 'reply', 'leave']),
  /** The delivery that published the post. */
  deliveryId: z.string(),
  /** The post, as its network knows it. */
  postId: z.string(),
  postUrl: z.string(),
  /** Number of this correction of that post, from 1. It was made for the post as the correction before left it. */
  number: z.number().int(),
  /**
   * The public part of a series that may be edited: its position, the number of parts, and its hash as it was. It is
   * edited if the content's part differs. Left out for a single post, or for a correction of a whole series.
   */
  part: z.object({ position: z.number().int(), of: z.number().int(), was: z.string() }).readonly().exactOptional(),
  /** For a series that is replaced: the hash of each of its public texts. */
  texts: z.array(z.string()).readonly().exactOptional(),
});

/** The correction of one account's public post. */
export type Correction = Readonly<z.infer<typeof correctionSchema>>;

type OnServer = Pick<Account, 'network' | 'software'>;

/** Returns the ways that an account's server supports, the usual one first. */
export function waysOf(rules: Rules, account: OnServer): readonly CorrectionWay[] {
  return [
    ...(rules[account.network].canCorrect ? (['edit'] as const) : []),
    // Otherwise the old post would stay beside the new one.
    ...(deletesPosts(rules, account) ? (['replace'] as const) : []),
    'reply',
    'leave',
  ];
}

/** Tells whether an account's server deletes posts; true unless it is known that it does not. */
export function deletesPosts(rules: Rules, account: OnServer | undefined): boolean {
  return account === undefined || !rules[account.network].lacks(account.software).includes('delete');
}

/**
 * Returns a content's correction of one account's public post; undefined if there is none. If it edits a series: that
 * of the part at `position`, or of the first if that is left out.
 */
export function correctionOf(
  content: { readonly corrections?: readonly Correction[] },
  { accountId, position }: { readonly accountId: string; readonly position?: number },
): Correction | undefined {
  return content.corrections?.find(
    (one) =>
      one.accountId === accountId &&
      (one.part === undefined || position === undefined || one.part.position === position),
  );
}
