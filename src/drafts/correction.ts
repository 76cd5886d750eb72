import { z } from 'zod';

import type { NetworkRules } from '#networks/network-rules.ts';

/** A way to correct a public post. */
export type CorrectionWay =
  /** Changes it in its place: the same id and link. */
  | 'edit'
  /** Publishes another, and retracts it once that one is public. */
  | 'replace'
  /** Leaves it, and publishes a correction beside it. */
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
  /** Which correction of that post it is, from 1: it was made for the post as the one before had left it. */
  number: z.number().int(),
  /**
   * The public part of a series that may be edited, of how many, and the hash of it as it was: it is edited where the
   * content has it otherwise. Left out: a post alone, or what becomes of a whole series.
   */
  part: z.object({ position: z.number().int(), of: z.number().int(), was: z.string() }).readonly().exactOptional(),
  /** Of a series that is replaced: the hash of each text of it that is public. */
  texts: z.array(z.string()).readonly().exactOptional(),
});

/** The correction of one account's public post. */
export type Correction = Readonly<z.infer<typeof correctionSchema>>;

/** Returns the ways that a network has, the usual one first. */
export function waysOf(rules: NetworkRules): readonly CorrectionWay[] {
  return rules.canCorrect ? ['edit', 'replace', 'reply', 'leave'] : ['replace', 'reply', 'leave'];
}

/**
 * Returns what a content does to the public post of one account, of a series that is edited to the part at that place, or
 * without one to the first; undefined if it corrects none there.
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
