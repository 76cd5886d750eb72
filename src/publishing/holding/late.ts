import { turnAt } from '#desks/turns.ts';
import { type Decider, type DecisionOutcome, type DecisionRefusal, refusalToApprove } from '#approvals/decide.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { type Content, contentFor, type PublishWindow } from '#drafts/content.ts';
import { lockDraftAndDesk } from '#drafts/desk-of-draft.ts';
import type { Draft } from '#drafts/draft.ts';
import { renderingsOf, type Rules } from '#drafts/renderings-of.ts';
import { subjectOfDraft } from '#drafts/subject-of-draft.ts';
import { writeRevision } from '#drafts/write-revision.ts';
import { withVouchedAuthors } from '#drafts/vouched.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { isAsleep } from '#publishing/doubt/by-hand.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';
import { deliveriesOf, type Delivery, isFree } from '#publishing/delivery.ts';
import { isOfEmergency } from './is-of-emergency.ts';
import { whyNotReady } from './over-desk.ts';
import { accountsAsFingerprinted, whyNotAsFingerprinted } from '#publishing/as-fingerprinted.ts';
import { move } from '#publishing/move.ts';
import { hasRoomFor } from '#publishing/plan.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { enqueueMessage } from '#publishing/publishing-notice.ts';
import { answerTo, isOverDesk, type Stopped } from '#publishing/stops/ask.ts';

export type SendLateOutcome =
  | Extract<DecisionOutcome, { readonly kind: 'decided' }>
  | { readonly kind: 'refused'; readonly why: DecisionRefusal }
  /** Something stops all that the desk sends. */
  | Stopped
  | { readonly kind: 'nothingLate' }
  /** The stored content is not what was approved: the delivery is now held for that, and its thread notified. */
  | { readonly kind: 'contentChanged' }
  /** Another account's delivery is being sent, or in doubt: that has to end first. */
  | { readonly kind: 'underWay'; readonly deliveries: readonly Delivery[] };

interface SendLateRequest {
  readonly draftId: string;
  /** A late delivery on the card. The draft's other unsent deliveries go with it, as the card's button says. */
  readonly deliveryId: string;
  readonly person: Decider;
  readonly members: Members;
  /** Null: as soon as it is approved. */
  readonly window: PublishWindow | null;
}

/**
 * Sends what is held as late, now or in a new window, when an approver presses the button. Writes a new revision for
 * the accounts that have not published, equal but for the window, and that approver's approval of it. The wording keeps
 * its editor. If it is not what was approved before, nothing is sent.
 */
export async function sendLate(
  work: UnitOfWork,
  deps: PublishingDeps,
  request: SendLateRequest,
): Promise<SendLateOutcome> {
  const { draftId, deliveryId, person, members, window } = request;
  const { draft: found, desk } = await lockDraftAndDesk(work, draftId);
  const draft = await withVouchedAuthors(work, found);
  const deliveries = await deliveriesOf(work.tx, draftId);
  // Leaves out accounts that the desk has given up: their deliveries stay held, since a new revision could not send them.
  const free = deliveries.filter(
    (delivery) => isFree(delivery) && desk.accounts.some(({ id }) => id === delivery.accountId),
  );
  const isEmergency = await isOfEmergency(work.tx, draftId);
  const late = free.filter((one) => isLate(one, work.clock.now()) && !isAsleep(desk, one, isEmergency));
  if (draft.state !== 'approved' || !late.some(({ id }) => id === deliveryId)) return { kind: 'nothingLate' };
  const [first] = late;
  // The new revision is not made by the emergency path.
  const stopped = first === undefined ? null : await whyNotReady(work, { draft, delivery: first }, true);
  if (first !== undefined && stopped !== null) return answerTo(stopped, first);
  const underWay = deliveries.filter((delivery) => isUnsettled(delivery));
  if (underWay.length > 0) return { kind: 'underWay', deliveries: underWay };
  // A new revision begins with the first approval step.
  const refusal = refusalToApprove(
    subjectOfDraft(draft, desk),
    { desk, turn: turnAt(desk, 0) },
    {
      person,
      members,
      revision: draft.current.number,
    },
  );
  if (refusal !== null) return { kind: 'refused', why: refusal };
  if (window !== null && window.notAfterAt <= work.clock.now()) return { kind: 'refused', why: 'expired' };
  const { rules } = deps;
  const approved = { desk, rules, now: work.clock.now() };
  const accounts = await accountsAsFingerprinted(work.tx, draft.current, approved);
  const renderings = renderingsOf(draft.current.content, accounts, rules);
  const why = await whyNotAsFingerprinted(work.tx, draft.current, renderings, accounts);
  if (why !== null) {
    for (const delivery of late) await move(work, { draft, delivery }, 'hold', { why });
    return { kind: 'contentChanged' };
  }
  if (!(await hasRoomFor(work, draft, { accountIds: free.map(({ accountId }) => accountId), window }))) {
    return { kind: 'refused', why: 'too_many_scheduled' };
  }

  for (const delivery of free) await move(work, { draft, delivery }, 'cancel', { why: 'replaced', actor: person.id });
  // In the order in which they were approved and the card shows them.
  const accountIds = draft.current.content.accountIds.filter((id) => free.some(({ accountId }) => accountId === id));
  const content = { ...contentFor(draft.current.content, accountIds), window };
  const revision = await reviseWindow(work, { draft, desk, content, person, rules });
  const outcome = await decideAndPlan(work, deps, {
    draftId,
    revision,
    fingerprint: null,
    person,
    members,
    hasRoom: true,
    kind: 'approve',
    via: 'button',
    reason: null,
  });
  // Everything that could refuse was checked above; throwing rolls the new revision back.
  if (outcome.kind !== 'decided') throw new Error(`the late draft ${draftId} was revised, but then ${outcome.kind}`);
  return outcome;
}

/**
 * Tells whether a delivery surely is not public and waits for a new time. This includes one that a freeze, a sleep, a
 * pause or a closed period held past its latest time.
 */
export function isLate(delivery: Delivery, now: Date): boolean {
  if (delivery.state !== 'held' || delivery.doubtSince !== null) return false;
  const { why } = delivery;
  const isStopped = isOverDesk(why) || why === 'account_asleep' || why === 'period_closed';
  return why === 'late' || (isStopped && now >= delivery.notAfterAt);
}

function isUnsettled(delivery: Delivery): boolean {
  switch (delivery.state) {
    case 'sending':
    case 'doubt':
      return true;
    case 'ready':
    case 'held':
    case 'failed':
      return delivery.doubtSince !== null;
    case 'sent':
    case 'cancelled':
    case 'retracting':
    case 'retracted':
      return false;
  }
}

async function reviseWindow(
  work: UnitOfWork,
  late: {
    readonly draft: Draft;
    readonly desk: Desk;
    readonly content: Content;
    readonly person: Decider;
    readonly rules: Rules;
  },
): Promise<number> {
  const { draft, desk, content, person, rules } = late;
  const revision = draft.current.number + 1;
  const { editedBy: editor, proposedBy, asked } = draft.current;
  const now = work.clock.now();
  const fingerprint = await writeRevision(work, {
    draftId: draft.id,
    number: revision,
    content,
    author: draft.author,
    editor,
    isNobodysWording: true,
    proposedBy,
    // The person who asked for approval of these words stays the asker.
    asked: { at: now, by: asked?.by ?? person.id },
    desk,
    rules,
  });
  await work.tx.revision.update({
    where: { draftId_number: { draftId: draft.id, number: revision } },
    data: { askedPolicy: draft.current.askedPolicy },
  });
  await work.tx.draft.update({
    where: { id: draft.id },
    data: { state: 'asked', currentRevision: revision, changedAt: now },
  });
  const publishAt = content.window?.publishAt.toISOString() ?? null;
  await journal(work, {
    kind: 'draft.sentLate',
    deskId: draft.deskId,
    draftId: draft.id,
    actor: person.id,
    data: { revision, fingerprint, publishAt, name: person.name },
  });
  await enqueueMessage(work, draft, { kind: 'draft.sentLate', data: { person: person.id, revision, publishAt } });
  return revision;
}
