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
import { readDraftOrigin } from '#drafts/draft-origin.ts';
import { isOfDraft, notBeforeByRule } from '#drafts/relayed/by-rule.ts';
import { withPeriodSteps } from '#drafts/period-steps.ts';
import { renderingAt, renderingsOf } from '#drafts/renderings-of.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { accountsAsFingerprinted, whyNotAsFingerprinted } from './as-fingerprinted.ts';
import { correctionHold } from '#publishing/correcting/correction-hold.ts';
import { type Delivery, readDelivery, type SentDelivery } from './delivery.ts';
import { isJournaledPost } from './journaled-post.ts';
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
  /** Id of the post to edit; null if the delivery publishes a post of its own. */
  readonly edits: string | null;
  /** It is a post of a real emergency. */
  readonly isEmergency: boolean;
  /** The part of a series that it answers; null for a single post or the first part. */
  readonly parent: SentDelivery | null;
  /** Ids of the running reserve periods that let it pass. */
  readonly passed: readonly string[];
  /** The people whose approvals count now, for the journal: later the policy, or who is there, may be another. */
  readonly approvedBy: readonly string[];
}

export type GateOutcome =
  | OpenGate
  | { readonly kind: 'hold'; readonly why: HeldWhy }
  | { readonly kind: 'cancel'; readonly why: CancelledWhy }
  | { readonly kind: 'later'; readonly at: Date };

/**
 * It may leave, unless an approver has left the channel or group since: the chat has to be asked, outside a
 * transaction.
 */
export interface AskMembers {
  readonly kind: 'askMembers';
  readonly desk: Desk;
}

/** Facts that the gate needs beside the draft and its delivery, read in the same transaction. */
export interface Known extends Pick<UnitOfWork, 'journalKey'> {
  readonly desk: Desk;
  readonly standing: Standing;
  /** The freeze that the desk is under; null if there is none. */
  readonly freeze: Freeze | null;
  /** The pause in which the desk's routine posts wait for an emergency; null if there is none. */
  readonly pause: EmergencyPause | null;
  /**
   * True for a post of a real emergency. The pause, reserve periods, and a freeze or a sleep that except emergencies
   * let it pass; all other checks stay.
   */
  readonly isEmergency: boolean;
  /** When a draft that a rule made may leave at the earliest; null if no rule made it. */
  readonly byRuleFrom: Date | null;
  readonly periods: KnownPeriods;
}

/**
 * Decides from what is stored now whether this delivery may leave now. Its draft must be approved as it is, by enough
 * people whose decisions still stand and were written by Tambour. Its bytes must be those that were approved. Its desk
 * must not be frozen, its account must be awake and its network switched on. No reserve period may hold it, its time
 * window must be open, and the post it corrects must be as it was when the correction was made. `members`: as the chat
 * answered a moment ago; null if it was not asked.
 */
export async function gate(
  deps: GateDeps,
  work: Pick<UnitOfWork, 'tx' | 'decisionKey' | 'journalKey'>,
  locked: Locked,
  now: Date,
  members: Members | null = null,
): Promise<GateOutcome | AskMembers> {
  const known = await readKnown(work, locked.draft, now, members);
  const outcome = await gateKnowing(deps, work.tx, locked, known, now);
  return outcome.kind === 'open' && isUnasked(known, members) ? { kind: 'askMembers', desk: known.desk } : outcome;
}

/**
 * Tells whether the chat has to be asked who approves before this leaves. For a draft that a rule made it always is, so
 * that people who have left no longer count. `members` as for `gate`.
 */
export function isUnasked({ desk, byRuleFrom }: Pick<Known, 'desk' | 'byRuleFrom'>, members: Members | null): boolean {
  return approversOf(desk, members) === null || (byRuleFrom !== null && members === null);
}

/** Reads what the gate needs to know for all deliveries of the draft. `members` as for `gate`. */
export async function readKnown(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey' | 'journalKey'>,
  draft: Draft,
  now: Date,
  members: Members | null,
): Promise<Known> {
  const ordinaryDesk = await readDeskOf(work.tx, draft, now);
  const { use, byRule } = await readDraftOrigin(work, draft.id);
  const isEmergency = isOfEmergency(use, draft);
  // A period's additional approvals are also needed by drafts that were approved before it.
  const desk = isEmergency ? ordinaryDesk : withPeriodSteps(ordinaryDesk, draft.current.content, now);
  const decisions = await decisionsOn(work, draft);
  const standing = await standingKnowing(work, { draft, desk, members, use, byRule, decisions }, now);
  const periods = await readKnownPeriods(work, ordinaryDesk, draft, now);
  const byRuleFrom = isOfDraft(byRule, draft) ? notBeforeByRule(byRule) : null;
  return {
    desk,
    standing,
    ...(await stopsOf(work.tx, desk.id)),
    isEmergency,
    byRuleFrom,
    periods,
    journalKey: work.journalKey,
  };
}

/** A delivery whose gate is open. */
export interface Opened {
  readonly delivery: Delivery;
  readonly open: OpenGate;
}

/** Deliveries of one draft, grouped by what comes next. */
interface Gates {
  /** Can be claimed at once. */
  readonly opened: readonly Opened[];
  /** The network has to be asked something first, such as to take pictures. */
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
 * Tells whether the network has to be asked something before the request: to take pictures, or whether the post that
 * this one answers is still there. If that post went out a moment ago, the network may not show it yet and is not
 * asked.
 */
function isToPrepare({ rules }: GateDeps, { rendering, parent }: OpenGate, now: Date): boolean {
  if (rendering.media.length > 0 || rendering.linkCard?.picture !== undefined) return true;
  const { isBilled, readLagSeconds } = rules[rendering.network];
  return parent !== null && !isBilled && now.getTime() - parent.sentAt.getTime() > readLagSeconds * 1000;
}

/** Decides as `gate` does from what this transaction has read, without asking the chat. */
async function gateKnowing(
  deps: GateDeps,
  tx: Transaction,
  { draft, delivery }: Locked,
  { desk, standing, freeze, pause, isEmergency, byRuleFrom, periods, journalKey }: Known,
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
  // The grace after a rule made the draft.
  if (byRuleFrom !== null && now < byRuleFrom) return { kind: 'later', at: byRuleFrom };
  // Checked before this part's own reasons to hold: people are notified about the part before, and this one follows it.
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
  const accounts = await accountsAsFingerprinted(tx, draft.current, { desk, rules: deps.rules, now });
  const renderings = renderingsOf(content, accounts, deps.rules);
  const rendering = renderingAt(renderings, delivery);
  if (rendering === undefined || fingerprint !== delivery.fingerprint) return { kind: 'hold', why: 'content_changed' };
  const other = await whyNotAsFingerprinted(tx, draft.current, renderings, accounts);
  if (other !== null) return { kind: 'hold', why: other };
  const why = await correctionHold({ tx, journalKey }, { draft, delivery }, account);
  if (why !== null) return { kind: 'hold', why };
  const { parent } = before;
  // What it answers must be ours: the row alone may name any post.
  if (parent !== null && !(await isJournaledPost({ tx, journalKey }, parent, account)))
    return { kind: 'hold', why: 'post_unproven' };
  if (!deps.isSwitchedOn(account)) return { kind: 'hold', why: 'network_off' };
  // guard: the network takes series
  if (rendering.part !== undefined && !deps.rules[account.network].sendsSeries)
    return { kind: 'hold', why: 'series_off' };
  const edits = delivery.correction?.way === 'edit' ? delivery.correction.postId : null;
  const passed = passedPeriods(desk, content.accountIds, now);
  const answering = parent === null ? rendering : { ...rendering, replyTo: parent.remoteId };
  const { by: approvedBy } = standing;
  return { kind: 'open', account, rendering: answering, edits, parent, isEmergency, passed, approvedBy };
}

/** Milliseconds until a part is tried again while the part before is under way. The end of that one wakes it sooner. */
const lookAgainMs = 15_000;

/**
 * Tells whether the part before this one is public, and returns its delivery: a rendering knows only its position.
 * While that part is under way this one waits. If it failed, is held, was called off or retracted, a person decides.
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

/**
 * Tells whether a delivery waits while an emergency goes on: a new post does, a correction of a public one does not.
 */
export function isRoutine({ correction }: Pick<Delivery, 'correction'>, isEmergency: boolean): boolean {
  return !isEmergency && correction === null;
}

/**
 * Tells whether a delivery waits while its account sleeps: a new post does, unless it belongs to a real emergency and
 * the sleep excepts these; a correction of a public post does not.
 */
export function isSilent({ standing }: Account, { correction }: Delivery, isEmergency: boolean): boolean {
  if (standing.kind !== 'asleep' || correction !== null) return false;
  // guard: a sleep excepts emergencies alone
  return !(standing.exceptEmergencies && isEmergency);
}
