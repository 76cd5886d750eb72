import { createHash } from 'node:crypto';

import { readDecisions } from '#approvals/decision.ts';
import { standingBy } from '#approvals/standing-by.ts';
import type { Subject } from '#approvals/subject.ts';
import { deskAsAsked } from '#desks/desk-as-asked.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { namedInSteps } from '#desks/steps.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { PeriodOverride } from '#storage/generated/client.ts';
import { isOwnWish, signWishesAgain } from '#storage/signing/wish-mac.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** The version of a draft that is to go out despite a period, as read by the room that owns it. */
export interface Overridden {
  readonly draftId: string;
  readonly revision: number;
  readonly fingerprint: string;
  /** Everybody who wrote words of it. */
  readonly authors: readonly string[];
}

/** Hashes what an override is about: the version, the periods, the reason, and who asked. Pure. */
export function overrideFingerprint(
  override: Pick<
    PeriodOverride,
    'id' | 'deskId' | 'draftId' | 'revision' | 'periodIds' | 'reason' | 'askedBy' | 'askedAt'
  >,
  content: string,
): string {
  const { id, deskId, draftId, revision, periodIds, reason, askedBy, askedAt } = override;
  const said = { id, deskId, draftId, revision, content, periodIds, reason, askedBy, askedAt };
  return createHash('sha256')
    .update(`tambour period override\0${canonicalJson(said)}`, 'utf8')
    .digest('hex');
}

/**
 * Returns an override as a subject to decide about. Neither the person who asked nor an author of the post may approve
 * it. Closed once decided, for another version, or if its row differs from what was asked for. Pure.
 */
export function subjectOfOverride(key: UnitOfWork['decisionKey'], override: PeriodOverride, post: Overridden): Subject {
  const { id, deskId, askedBy, state, revision, draftId } = override;
  const fingerprint = overrideFingerprint(override, post.fingerprint);
  // guard: no author overrides
  const barred = [askedBy, ...post.authors];
  const isSame = draftId === post.draftId && revision === post.revision && fingerprint === override.fingerprint;
  return {
    kind: 'periodOverride',
    id,
    deskId,
    number: 1,
    fingerprint,
    author: askedBy,
    barred,
    askers: [],
    askedAnew: 0,
    shut: state === 'asked' && isSame && isOwnWish(key, 'periodOverride', override) ? null : 'closed',
    notAfterAt: null,
  };
}

/**
 * Reads the desk that decides about an override, by its policy when that was asked for; no author's change loosens it.
 */
export async function deskOfOverride(
  tx: Transaction,
  { deskId, askedPolicy }: Pick<PeriodOverride, 'deskId' | 'askedPolicy'>,
  authors: readonly string[],
  now: Date,
): Promise<Desk> {
  const desk = await readDesk(tx, { id: deskId }, now);
  if (desk === null) throw new Error(`an override has no desk ${deskId}`);
  return ofOneApprover(await deskAsAsked(tx, desk, { askedPolicy, authors }));
}

/** Returns the desk with a rule by which one approver, of any step, is enough. Pure. */
function ofOneApprover(desk: Desk): Desk {
  if (desk.steps === null) return { ...desk, approvalsNeeded: 1 };
  const isNamed = desk.steps.every(({ who }) => who.kind === 'people');
  // If only the chat knows the people of a step, take the last step: the strictest.
  if (!isNamed) return { ...desk, steps: desk.steps.slice(-1).map((step) => ({ ...step, needed: 1 })) };
  const approvers = namedInSteps(desk.steps);
  return { ...desk, steps: null, approversFrom: 'people', approverGroup: null, approvers, approvalsNeeded: 1 };
}

/** Reads the overrides of a draft, the newest first. */
export async function overridesOf(tx: Transaction, draftId: string): Promise<readonly PeriodOverride[]> {
  return tx.periodOverride.findMany({ where: { draftId }, orderBy: [{ askedAt: 'desc' }, { id: 'desc' }] });
}

/**
 * Lists the periods that a version may ignore: their overrides are as Tambour wrote them, and were approved by an
 * entitled person with a genuine decision.
 */
export async function overriddenPeriods(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  post: Overridden,
  now: Date,
): Promise<readonly string[]> {
  const overridden: string[] = [];
  for (const override of await overridesOf(work.tx, post.draftId)) {
    if (override.state !== 'agreed' || !isOwnWish(work.decisionKey, 'periodOverride', override)) continue;
    const subject = subjectOfOverride(work.decisionKey, override, post);
    if (subject.fingerprint !== override.fingerprint || override.revision !== post.revision) continue;
    const decisions = await readDecisions(work, { subject, revision: 1, isOwn: true });
    const desk = await deskOfOverride(work.tx, override, subject.barred, now);
    if (standingBy(decisions, subject, desk, now).kind === 'approved') overridden.push(...override.periodIds);
  }
  return overridden;
}

/** Signs the overrides again. */
export const signOverridesAgain = signWishesAgain('periodOverride', 'PeriodOverride');
