import { z } from 'zod';

import { accountOf, claimIn, claimOf, type KnownClaim } from './claim-of.ts';
import { correctionIn, type KnownCorrection, standingAt } from './replay.ts';
import { deliveryIn, textFor, textsFor, type Violation } from './violation.ts';
import type { Evidence, JournalRow, PublishRequest } from './witness.ts';

/** A request of a correction that had its effect. */
interface Corrected {
  readonly request: PublishRequest;
  readonly claim: KnownClaim;
  readonly correction: KnownCorrection;
}

/** Finds corrections that reached their post although another draft had corrected it since they were made. */
export function overtaken(evidence: Evidence): readonly Violation[] {
  const done = evidence.requests.flatMap((request): readonly Corrected[] => {
    const claim = request.madePost === null ? null : claimOf(evidence, request);
    const correction = claim === null ? null : correctionIn(claim.content, request.accountId, claim.delivery.position);
    return claim === null || correction === null ? [] : [{ request, claim, correction }];
  });
  return done.flatMap(({ request, claim, correction }, index): readonly Violation[] => {
    const madeSeq = madeAtSeq(evidence.journal, claim, correction);
    const other = done
      .slice(0, index)
      .find(
        (one) =>
          one.correction.postId === correction.postId &&
          one.request.accountId === request.accountId &&
          one.claim.draftId !== claim.draftId &&
          one.request.journalSeq >= madeSeq,
      );
    if (other === undefined) return [];
    const what = `"${request.rendering.text}" (${correction.way}) reached ${correction.postId}`;
    return [{ kind: 'overtaken', detail: `${what} after "${other.request.rendering.text}" had` }];
  });
}

/** Returns the entry at which somebody made the correction of that post: with its draft or in a later version. */
function madeAtSeq(journal: readonly JournalRow[], { draftId, seq }: KnownClaim, approved: KnownCorrection): bigint {
  const made = journal.find((entry) => {
    if (entry.draftId !== draftId || (entry.kind !== 'draft.created' && entry.kind !== 'draft.revised')) return false;
    const standing = standingAt(journal, draftId, entry.seq);
    const content = standing?.contents.get(standing.revision);
    const correction =
      content === undefined ? null : correctionIn(content, approved.accountId, approved.part?.position);
    return correction?.postId === approved.postId && correction.number === approved.number;
  });
  return made?.seq ?? seq;
}

const correctedSchema = z.object({ remoteId: z.string(), evidence: z.string() }).loose();
/** No server is assumed to show a change later than this. */
const assumedLagMs = 15_000;

/**
 * Finds posts that the journal calls corrected although they did not show the new text by then. Excepted are posts
 * that a person confirmed, and posts that their server shows late.
 */
export function wronglyCorrected(evidence: Evidence): readonly Violation[] {
  const { journal, lost, requests } = evidence;
  const since = lost === null ? 0 : lost.requests;
  return journal.flatMap((entry): readonly Violation[] => {
    const claim = entry.kind === 'delivery.corrected' ? claimIn(journal, entry) : null;
    if (claim === null) return [];
    const { remoteId, evidence: how } = correctedSchema.parse(entry.data);
    if (how === 'person') return [];
    const account = accountOf(evidence, claim.delivery.accountId);
    const post = evidence.posts.find(({ id, accountId }) => id === remoteId && accountId === account.id);
    const said = requests.filter(
      ({ accountId, madePost, journalSeq }, index) =>
        accountId === account.id && madePost === remoteId && (index < since || journalSeq <= entry.seq),
    );
    const text = textFor(claim.content, account, claim.delivery.position);
    // Another correction may have reached it a moment later.
    if (post !== undefined && said.some(({ rendering }) => rendering.text === text)) return [];
    const isLate = post?.edits.some(({ atMs, visibleAtMs }) => visibleAtMs - atMs > assumedLagMs) === true;
    return [{ kind: isLate ? 'beyond' : 'wrongId', detail: `${remoteId} is told to be "${text}", and never was` }];
  });
}

const replacedSchema = z.object({ corrects: z.object({ way: z.string(), deliveryId: z.string() }) }).loose();

/** Returns the delivery whose post this entry says is to be replaced; null if it says no such thing. */
export function replacedBy(entry: JournalRow): string | null {
  const read = entry.kind === 'delivery.sent' ? replacedSchema.safeParse(entry.data) : null;
  return read?.success === true && read.data.corrects.way === 'replace' ? read.data.corrects.deliveryId : null;
}

/** Finds replaced posts that were neither retracted, once the replacement was public, nor explained to people. */
export function forgottenPosts(evidence: Evidence): readonly Violation[] {
  const { journal } = evidence;
  return journal.flatMap((entry): readonly Violation[] => {
    const old = replacedBy(entry);
    if (old === null || !isLastPart(evidence, entry)) return [];
    const isAsked = journal.some((one) => one.kind === 'delivery.retractAsked' && deliveryIn(one)?.deliveryId === old);
    // On a frozen desk the old post stays, and the thread says so.
    const isFrozen = journal.some(({ kind }) => kind === 'desk.frozen');
    return isAsked || isFrozen
      ? []
      : [{ kind: 'lost', detail: `the post of ${old} was replaced (entry ${entry.seq}), and forgotten` }];
  });
}

/** Tells whether an entry is about the last part of a series. The post that it replaces stays until then. */
export function isLastPart(evidence: Pick<Evidence, 'accounts' | 'journal'>, entry: JournalRow): boolean {
  const claim = claimIn(evidence.journal, entry);
  if (claim === null) return true;
  const { accountId, position } = claim.delivery;
  return position === textsFor(claim.content, accountOf(evidence, accountId)).length;
}

const linksSchema = z.object({ content: z.object({ corrections: z.array(z.object({ deliveryId: z.string() })) }) });

/** Tells whether one draft corrects the other, or both belong to one chain of corrections. */
export function areInChain(journal: readonly JournalRow[], one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const links = journal.flatMap((entry): readonly (readonly [string, string])[] => {
    const { draftId } = entry;
    const read = linksSchema.safeParse(entry.data);
    if (draftId === null || !read.success) return [];
    return read.data.content.corrections.flatMap(({ deliveryId }) => {
      const of = journal.find((each) => deliveryIn(each)?.deliveryId === deliveryId)?.draftId ?? null;
      return of === null ? [] : [[draftId, of] as const];
    });
  });
  // A set grows while it is walked.
  const chain = new Set([one]);
  for (const id of chain) {
    for (const [from, to] of links) if (from === id || to === id) chain.add(from).add(to);
  }
  return chain.has(other);
}

/** Tells whether two deliveries belong to one series: one draft, one account. */
export function areTogether(journal: readonly JournalRow[], one: string | null, other: string | null): boolean {
  if (one === other) return true;
  const placeOf = (id: string | null): string | null => {
    const entry = journal.find((each) => deliveryIn(each)?.deliveryId === id);
    return entry === undefined ? null : `${entry.draftId} ${deliveryIn(entry)?.accountId}`;
  };
  const place = placeOf(one);
  return place !== null && place === placeOf(other);
}
