import { decideByButton } from '#approvals/decide-by-button.ts';
import type { Decider, DecisionOutcome } from '#approvals/decide.ts';
import { readDecisions } from '#approvals/decision.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { mayApprove, type Members } from '#desks/may.ts';
import { closedFor } from '#desks/period.ts';
import { authorsOf } from '#drafts/authors-of.ts';
import { type Draft, lockDraft } from '#drafts/draft.ts';
import { withVouchedAuthors } from '#drafts/vouched.ts';
import {
  deskOfOverride,
  type Overridden,
  overrideFingerprint,
  overridesOf,
  subjectOfOverride,
} from '#periods/override.ts';
import { enqueueOverrideNotice } from '#periods/period-notice.ts';
import type { PeriodOverride } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import { macAfter, macOfWish } from '#storage/signing/wish-mac.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deliveriesOf, type Delivery } from '#publishing/delivery.ts';
import { move } from '#publishing/move.ts';
import { isHeldForPeriod } from './held-for-period.ts';
import { reservePeriod } from '#publishing/stops/reserve-period.ts';
import { readyDelivery } from '#publishing/sending/ready.ts';

export type AskOverrideOutcome =
  | { readonly kind: 'asked' }
  | { readonly kind: 'already' }
  /** The person is one of the post's authors. */
  | { readonly kind: 'ownPost' }
  | { readonly kind: 'mayNot' }
  /** No closed period holds it. */
  | { readonly kind: 'notHeld' };

/**
 * Asks that a post which a closed period holds go out all the same, as it was approved. Approvers and stewards of the
 * desk may ask, but not the post's authors. A second person has to agree.
 */
export async function askForOverride(
  work: UnitOfWork,
  request: { readonly draftId: string; readonly person: Decider; readonly members: Members; readonly reason: string },
): Promise<AskOverrideOutcome> {
  const { draftId, person, members, reason } = request;
  const found = await lockDraft(work.tx, draftId);
  if (found === null) return { kind: 'notHeld' };
  const draft = await withVouchedAuthors(work, found);
  const now = work.clock.now();
  const desk = await deskNow(work, draft, now);
  const post = postOf(draft);
  // guard: no author asks for an override
  if (post.authors.includes(person.id)) return { kind: 'ownPost' };
  const mayAsk =
    person.kind === 'member' && (mayApprove(desk, person.id, members) || desk.stewards.includes(person.id));
  if (!mayAsk) return { kind: 'mayNot' };
  const held = (await deliveriesOf(work.tx, draftId)).filter((one) => isHeldClosed(one, draft));
  const periodIds = periodsHolding(desk, held, now);
  if (draft.state !== 'approved' || periodIds.length === 0) return { kind: 'notHeld' };
  const before = await overridesOf(work.tx, draftId);
  // Nobody can agree to one whose row was changed by hand: it is asked for anew.
  const isOpen = before.some((one) => subjectOfOverride(work.decisionKey, one, post).shut === null);
  if (isOpen) return { kind: 'already' };
  const { id: deskId } = desk;
  const wish = { id: work.newId(), deskId, draftId, revision: post.revision, periodIds, reason };
  const asked = { ...wish, askedBy: person.id, askedAt: now };
  const fingerprint = overrideFingerprint(asked, post.fingerprint);
  const mac = macOfWish(work.decisionKey, 'periodOverride', { ...asked, fingerprint, state: 'asked' });
  await work.tx.periodOverride.create({ data: { ...asked, fingerprint, mac, askedPolicy: desk.policyNumber } });
  const data = { overrideId: wish.id, revision: post.revision, periodIds, reason, fingerprint, name: person.name };
  await journal(work, { kind: 'override.asked', deskId, draftId, actor: person.id, data });
  await enqueueOverrideNotice(work, { deskId, overrideId: wish.id });
  return { kind: 'asked' };
}

/**
 * Records a decision on an override and acts on it in the same transaction. If it is agreed to, the post goes out at
 * its time, or now if that has passed; a post past its latest time waits for a new one.
 */
export async function decideOverride(
  work: UnitOfWork,
  request: {
    readonly overrideId: string;
    /** The desk in whose channel it was pressed. */
    readonly deskId: string;
    readonly person: Decider;
    readonly members: Members;
    readonly kind: 'approve' | 'reject';
  },
): Promise<DecisionOutcome> {
  const { overrideId, deskId, person, members, kind } = request;
  const where = { id: overrideId };
  const before = await work.tx.periodOverride.findUnique({ where });
  const found = before === null ? null : await lockDraft(work.tx, before.draftId);
  if (before === null || found === null || before.deskId !== deskId) return { kind: 'refused', why: 'closed' };
  const draft = await withVouchedAuthors(work, found);
  // The draft is locked: nobody else decides meanwhile.
  const now = work.clock.now();
  const override = await work.tx.periodOverride.findUniqueOrThrow({ where });
  const subject = subjectOfOverride(work.decisionKey, override, postOf(draft));
  const desk = await deskOfOverride(work.tx, override, subject.barred, now);
  const decisions = await readDecisions(work, { subject, revision: 1, isOwn: true });
  const outcome = await decideByButton(work, {
    subject,
    desk,
    decisions,
    person,
    members,
    kind,
  });
  if (outcome.kind !== 'decided') return outcome;
  const state = outcome.standing.kind === 'approved' ? 'agreed' : 'refused';
  const mac = macAfter(work.decisionKey, 'periodOverride', override, { state });
  await work.tx.periodOverride.update({ where, data: { state, mac, endedAt: now } });
  const data = { overrideId, revision: override.revision, name: person.name };
  await journal(work, { kind: `override.${state}`, deskId, draftId: draft.id, actor: person.id, data });
  await enqueueOverrideNotice(work, { deskId, overrideId });
  if (state === 'agreed') await letOut(work, draft, now);
  return outcome;
}

/** Readies, for their times, the deliveries that no period holds any more. */
async function letOut(work: UnitOfWork, draft: Draft, now: Date): Promise<void> {
  const desk = await deskNow(work, draft, now);
  const whyHeld = await reservePeriod.read({ work, draft, desk, now });
  for (const delivery of await deliveriesOf(work.tx, draft.id)) {
    if (!isHeldClosed(delivery, draft)) continue;
    const at = delivery.dueAt > now ? delivery.dueAt : now;
    if (delivery.correction === null && whyHeld(delivery, at) !== null) continue;
    if (now >= delivery.notAfterAt) await move(work, { draft, delivery }, 'hold', { why: 'late' });
    else await readyDelivery(work, { draft, delivery }, { at, because: 'overridden' });
  }
}

/** Returns what an override of the draft is about: its current revision. Pure. */
function postOf(draft: Draft): Overridden {
  const { number: revision, fingerprint } = draft.current;
  return { draftId: draft.id, revision, fingerprint, authors: authorsOf(draft) };
}

/** Tells whether a closed period holds a delivery of the draft's current revision. */
function isHeldClosed(delivery: Delivery, { current }: Draft): boolean {
  return (
    isHeldForPeriod(delivery) &&
    delivery.state === 'held' &&
    delivery.why === 'period_closed' &&
    delivery.revision === current.number
  );
}

function periodsHolding({ periods }: Desk, held: readonly Delivery[], now: Date): string[] {
  const ids = held.flatMap(({ accountId, dueAt }) => closedFor(periods, accountId, dueAt > now ? dueAt : now));
  return [...new Set(ids.map(({ id }) => id))].toSorted();
}

async function deskNow(work: UnitOfWork, { deskId }: Draft, now: Date): Promise<Desk> {
  const desk = await readDesk(work.tx, { id: deskId }, now);
  if (desk === null) throw new Error(`a draft has no desk ${deskId}`);
  return desk;
}

/** Tells whether an override still waits: it is for this revision, and nobody has decided. Pure. */
export function isWaiting(key: UnitOfWork['decisionKey'], override: PeriodOverride, draft: Draft): boolean {
  return subjectOfOverride(key, override, postOf(draft)).shut === null;
}
