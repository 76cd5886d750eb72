import { type Correction, correctionOf } from '#drafts/correction.ts';
import type { Content } from '#drafts/content.ts';
import { partCountOf } from '#drafts/renderings-of.ts';
import { Prisma } from '#storage/generated/client.ts';

import type { DeliveryCorrection, OutgoingPost } from '#publishing/outgoing-post.ts';
import type { GateStop } from './stop.ts';

const atGate = { claim: null } as const;
const passes = { corrections: false, emergencies: false };

/** What it corrects, and how, is not what was approved. */
export const correctionChanged: GateStop<'content_changed'> = {
  over: 'gate',
  whys: { content_changed: 'anew' },
  passes,
  at: atGate,
  check: ({ draft, post }) => (isApprovedCorrection(draft.current.content, post) ? null : 'content_changed'),
};

/** Another correction of the same post has gone out since, or may have: this one would undo it. */
export const correctedSince: GateStop<'corrected_since'> = {
  over: 'gate',
  whys: { corrected_since: 'anew' },
  passes,
  // guard: corrected since, at the claim
  at: { claim: 'wait' },
  async check({ tx, post }) {
    if (post.correction === null) return null;
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT FROM "Delivery" this WHERE this."id" = ${post.id}::uuid AND EXISTS (${othersSince(Prisma.sql`this`)})`;
    // guard: corrected since, at the gate
    return rows.length > 0 ? 'corrected_since' : null;
  },
  sql: ({ delivery }) => othersSince(delivery),
};

/**
 * The post that it edits or answers is not public any more, or the journal does not prove that it is ours: the row
 * alone may name any post of the account. A post to replace may be gone: its replacement was approved as such.
 */
export const correctedPost: GateStop<'post_gone' | 'post_unproven'> = {
  over: 'gate',
  whys: { post_gone: 'anew', post_unproven: 'tryAgain' },
  passes,
  at: atGate,
  async check({ post: { correction }, stateOf, isProven }) {
    if (correction === null || correction.way === 'replace') return null;
    if ((await stateOf(correction.correctsId)) !== 'sent') return 'post_gone';
    return (await isProven(correction.correctsId, correction.postId)) ? null : 'post_unproven';
  },
};

/** Tells whether a delivery corrects nothing, or just what its content says, in the way that it says. Pure. */
export function isApprovedCorrection(content: Content, post: OutgoingPost): boolean {
  const { correction, accountId } = post;
  if (content.corrections === undefined && correction === null) return true;
  const approved = correctionOf(content, post);
  if (correction === null || !isSameCorrection(approved, correction)) return false;
  // If there were more or fewer parts than are public, the words of one would go into another's post.
  return correction.way !== 'edit' || (approved?.part?.of ?? 1) === partCountOf(content, accountId);
}

/** Tells whether a delivery's row corrects the post, in the way, that its content says. Pure. */
export function isSameCorrection(approved: Correction | undefined, of: DeliveryCorrection | null): boolean {
  if (approved === undefined || of === null) return approved === undefined && of === null;
  const { way, deliveryId, number, postId } = approved;
  return way === of.way && deliveryId === of.correctsId && number === of.number && postId === of.postId;
}

/**
 * Returns SQL that selects a row if another correction of the same post or series has gone out since, may have, or is
 * about to: their order must be certain. What the same draft does to other parts belongs to the same correction.
 */
function othersSince(delivery: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT 1 FROM "Delivery" post
    JOIN "Delivery" sibling ON sibling."draftId" = post."draftId" AND sibling."accountId" = post."accountId"
    JOIN "Delivery" other ON other."correctsId" = sibling."id"
    WHERE post."id" = ${delivery}."correctsId" AND other."id" <> ${delivery}."id"
      AND (other."draftId" <> ${delivery}."draftId" OR other."position" = ${delivery}."position")
      AND other."correctionNumber" >= ${delivery}."correctionNumber" AND (
        other."state" IN ('sending', 'sent', 'doubt', 'retracting', 'retracted')
        OR other."doubtSince" IS NOT NULL AND other."state" <> 'cancelled')`;
}
