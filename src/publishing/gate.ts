import type { Standing } from '#approvals/standing.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { EmergencyPause } from '#desks/emergency-pause.ts';
import { type Freeze, isHeldBy } from '#desks/freeze.ts';
import { approversOf, type Members } from '#desks/may.ts';
import { stopsOf } from '#desks/stops-of.ts';
import { decisionsOn, standingKnowing } from '#drafts/decisions-on.ts';
import { readDeskOf } from '#drafts/desk-of-draft.ts';
import type { Draft } from '#drafts/draft.ts';
import { isOfEmergency } from '#drafts/emergency/use.ts';
import { readMaker } from '#drafts/maker.ts';
import { isOfDraft, notBeforeByRule } from '#drafts/relayed/by-rule.ts';
import { fingerprintBefore } from '#drafts/fingerprint-of.ts';
import { withPeriodSteps } from '#drafts/period-steps.ts';
import { renderingAt, renderingsOf } from '#drafts/renderings-of.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { whyNotAsFingerprinted } from './as-fingerprinted.ts';
import { correctionHold } from '#publishing/correcting/correction-hold.ts';
import { type Delivery, readDelivery, type SentDelivery } from './delivery.ts';
import type { Locked } from './lock-delivery.ts';
import {
  type KnownPeriods,
  passedPeriods,
  periodHold,
  readKnownPeriods,
  whyNotApproved,
} from '#publishing/holding/period-rule.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import type { CancelledWhy, HeldWhy } from './why.ts';

type GateDeps = Pick<PublishingDeps, 'rules' | 'isSwitchedOn'>;

export interface OpenGate {
  readonly kind: 'open';
  readonly account: Account;
  readonly rendering: Rendering;
  /** The post to be changed in its place; null: the delivery is a post of its own. */
  readonly edits: string | null;
  /** It is a post of a real emergency. */
  readonly isEmergency: boolean;
  /** The part of a series that it answers; null: it is a post alone, or the first. */
  readonly parent: SentDelivery | null;
  /** Reserve periods under which it was open. */
  readonly passed: readonly string[];
}

export type GateOutcome =
  | OpenGate
  | { readonly kind: 'hold'; readonly why: HeldWhy }
  | { readonly kind: 'cancel'; readonly why: CancelledWhy }
  | { readonly kind: 'later'; readonly at: Date };

/**
 * It may leave, unless an approver has left the channel or group since: to be asked of the chat, outside a transaction.
 */
export interface AskMembers {
  readonly kind: 'askMembers';
  readonly desk: Desk;
}

/** Facts that the gate goes by beyond the draft and its delivery, read in the same transaction. */
export interface Known {
  readonly desk: Desk;
  readonly standing: Standing;
  /** The freeze that the desk is under; null if there is none. */
  readonly freeze: Freeze | null;
  /** The emergency for whose sake the desk's routine posts wait; null if there is none. */
  readonly pause: EmergencyPause | null;
  /**
   * The draft is a post of a real emergency: the pause, and a freeze and a sleep that except these, let it pass, and
   * nothing else does.
   */
  readonly isEmergency: boolean;
  /** The first moment at which what a rule lets out may leave; null: no rule made it. */
  readonly byRuleFrom: Date | null;
  readonly periods: KnownPeriods;
}

/**
 * Decides whether this delivery may leave now, by what is stored now: its draft is approved as it is, by enough people
 * whose decisions still stand and are as Tambour wrote them; its bytes are those that were approved; its desk is not
 * frozen; the account is awake and its network switched on; no reserve period holds it; the time window is open; and what it corrects is as it was
 * when the correction was made. `members`: as the chat told a moment ago; null: it was not asked.
 */
export async function gate(
  deps: GateDeps,
  work: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  locked: Locked,
  now: Date,
  members: Members | null = null,
): Promise<GateOutcome | AskMembers> {
  const known = await readKnown(work, locked.draft, now, members);
  const outcome = await gateKnowing(deps, work.tx, locked, known, now);
  return outcome.kind === 'open' && isUnasked(known, members) ? { kind: 'askMembers', desk: known.desk } : outcome;
}

/**
 * Tells whether the chat has to be asked who approves before this leaves; before what a rule lets out it always is, so that
 * who has left counts no longer. `members` as for `gate`.
 */
export function isUnasked({ desk, byRuleFrom }: Pick<Known, 'desk' | 'byRuleFrom'>, members: Members | null): boolean {
  return approversOf(desk, members) === null || (byRuleFrom !== null && members === null);
}

/** Reads what the gate goes by for all deliveries of the draft. `members` as for `gate`. */
export async function readKnown(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  draft: Draft,
  now: Date,
  members: Members | null,
): Promise<Known> {
  const own = await readDeskOf(work.tx, draft, now);
  const { use, byRule } = await readMaker(work, draft.id);
  const isEmergency = isOfEmergency(use, draft);
  // What was approved before a period that asks for more is asked as well.
  const desk = isEmergency ? own : withPeriodSteps(own, draft.current.content, now);
  const decisions = await decisionsOn(work, draft);
  const standing = await standingKnowing(work, { draft, desk, members, use, byRule, decisions }, now);
  const periods = await readKnownPeriods(work, own, draft, now);
  const byRuleFrom = isOfDraft(byRule, draft) ? notBeforeByRule(byRule) : null;
  return { desk, standing, ...(await stopsOf(work.tx, desk.id)), isEmergency, byRuleFrom, periods };
}

/** A delivery whose gate is open. */
export interface Opened {
  readonly delivery: Delivery;
  readonly open: OpenGate;
}

/** Deliveries of one draft by what comes next for each. */
interface Gates {
  /** They can be claimed at once. */
  readonly opened: readonly Opened[];
  /** Their pictures have to be uploaded first. */
  readonly pictures: readonly Opened[];
  readonly shut: readonly Delivery[];
}

/** Decides for each of these deliveries as `gateKnowing` does, so that those that may leave are claimed together. */
export async function gatesKnowing(
  deps: GateDeps,
  tx: Transaction,
  draft: Draft,
  deliveries: readonly Delivery[],
  known: Known,
  now: Date,
): Promise<Gates> {
  const [opened, pictures, shut]: [Opened[], Opened[], Delivery[]] = [[], [], []];
  for (const delivery of deliveries) {
    const open = await gateKnowing(deps, tx, { draft, delivery }, known, now);
    if (open.kind !== 'open') shut.push(delivery);
    else (isToPrepare(deps, open, now) ? pictures : opened).push({ delivery, open });
  }
  return { opened, pictures, shut };
}

/**
 * Tells whether the network is to be asked something before the request: to take pictures, or whether the post is still
 * there that this one answers. What went out a moment ago it may not show yet.
 */
function isToPrepare({ rules }: GateDeps, { rendering, parent }: OpenGate, now: Date): boolean {
  if (rendering.media.length > 0 || rendering.linkCard?.picture !== undefined) return true;
  const { isBilled, readLagSeconds } = rules[rendering.network];
  return parent !== null && !isBilled && now.getTime() - parent.sentAt.getTime() > readLagSeconds * 1000;
}

/** Decides as `gate` does, by what this transaction has read, if nobody is to be asked who approves. */
async function gateKnowing(
  deps: GateDeps,
  tx: Transaction,
  { draft, delivery }: Locked,
  { desk, standing, freeze, pause, isEmergency, byRuleFrom, periods }: Known,
  now: Date,
): Promise<GateOutcome> {
  // guard: the last gate
  if (draft.current.number !== delivery.revision) return { kind: 'cancel', why: 'not_approved' };
  switch (draft.state) {
    case 'writing':
    case 'rejected':
    case 'cancelled':
      return { kind: 'cancel', why: 'not_approved' };
    case 'asked':
      return { kind: 'hold', why: 'approval_lapsed' };
    case 'approved':
      break;
  }
  // guard: frozen, at the gate
  if (isHeldBy(freeze, isEmergency)) return { kind: 'hold', why: 'frozen' };
  // guard: paused, at the gate
  if (pause !== null && isRoutine(delivery, isEmergency)) return { kind: 'hold', why: 'emergency_pause' };
  const notBefore = Math.max(delivery.dueAt.getTime(), draft.current.content.window?.publishAt.getTime() ?? 0);
  // guard: the hour at the gate
  if (now.getTime() < notBefore) return { kind: 'later', at: new Date(notBefore) };
  // The grace of a rule.
  if (byRuleFrom !== null && now < byRuleFrom) return { kind: 'later', at: byRuleFrom };
  // Before what would hold it for a reason of its own: it goes on with the part before, which people are told of.
  // guard: the part before, at the gate
  const before = await partBefore(tx, delivery, now);
  if (before.kind !== 'public') return before;
  if (now >= delivery.notAfterAt) return { kind: 'hold', why: 'late' };

  const account = desk.accounts.find(({ id }) => id === delivery.accountId);
  if (account === undefined) return { kind: 'hold', why: 'account_removed' };
  if (account.standing.kind === 'paused') return { kind: 'hold', why: 'account_paused' };
  // guard: the account is awake
  if (isSilent(account, delivery, isEmergency)) return { kind: 'hold', why: 'account_asleep' };
  if (standing.kind === 'waiting' && standing.isUnproven) return { kind: 'hold', why: 'decision_unproven' };
  const held = periodHold({ desk, delivery, known: periods, isEmergency, at: now });
  if (held !== null) return { kind: 'hold', why: held };
  if (standing.kind !== 'approved') return { kind: 'hold', why: whyNotApproved(standing, periods) };

  const { content, fingerprint } = draft.current;
  const renderings = renderingsOf(content, desk.accounts, deps.rules);
  const rendering = renderingAt(renderings, delivery);
  // Planned by the release before, and asked about anew since: the same content by that one's rules.
  const isOfBefore =
    fingerprint !== delivery.fingerprint && delivery.fingerprint === fingerprintBefore(renderings, content);
  if (rendering === undefined || (fingerprint !== delivery.fingerprint && !isOfBefore)) {
    return { kind: 'hold', why: 'content_changed' };
  }
  const other = await whyNotAsFingerprinted(tx, draft.current, renderings, desk.accounts);
  if (other !== null) return { kind: 'hold', why: other };
  const why = await correctionHold(tx, { draft, delivery });
  if (why !== null) return { kind: 'hold', why };
  if (!deps.isSwitchedOn(account)) return { kind: 'hold', why: 'network_off' };
  // guard: the network takes series
  if (rendering.part !== undefined && !deps.rules[account.network].sendsSeries)
    return { kind: 'hold', why: 'series_off' };
  const edits = delivery.correction?.way === 'edit' ? delivery.correction.postId : null;
  const passed = passedPeriods(desk, content.accountIds, now);
  const { parent } = before;
  const answering = parent === null ? rendering : { ...rendering, replyTo: parent.remoteId };
  return { kind: 'open', account, rendering: answering, edits, parent, isEmergency, passed };
}

/** Milliseconds until a part is looked at again whose part before is under way; whatever becomes of that wakes it sooner. */
const lookAgainMs = 15_000;

/**
 * Tells whether the part of a series before this one is public, and under which id, which its rendering says as a place
 * alone. While it is under way this one waits; where it failed, is held, was called off or retracted, a person decides.
 */
async function partBefore(
  tx: Transaction,
  { afterId }: Delivery,
  now: Date,
): Promise<{ readonly kind: 'public'; readonly parent: SentDelivery | null } | Exclude<GateOutcome, OpenGate>> {
  if (afterId === null) return { kind: 'public', parent: null };
  const before = await readDelivery(tx, afterId);
  switch (before?.state) {
    case 'sent':
      return { kind: 'public', parent: before };
    case 'ready':
    case 'sending':
    case 'doubt':
      return { kind: 'later', at: new Date(now.getTime() + lookAgainMs) };
    case undefined:
    case 'failed':
    case 'held':
    case 'cancelled':
    case 'retracting':
    case 'retracted':
      return { kind: 'hold', why: 'part_before' };
  }
}

/** Tells whether a delivery waits while an emergency goes on: a post of its own does, and what mends a public one does not. */
export function isRoutine({ correction }: Pick<Delivery, 'correction'>, isEmergency: boolean): boolean {
  return !isEmergency && correction === null;
}

/**
 * Tells whether a delivery waits while its account sleeps: a new post does, unless it is of a real emergency and the sleep
 * excepts these; what mends a public one does not.
 */
export function isSilent({ standing }: Account, { correction }: Delivery, isEmergency: boolean): boolean {
  if (standing.kind !== 'asleep' || correction !== null) return false;
  // guard: a sleep excepts emergencies alone
  return !(standing.exceptEmergencies && isEmergency);
}
