import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { approversOf, type Members } from '#desks/may.ts';
import { asSteps } from '#desks/stricter-steps.ts';
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
import { type Delivery, readDelivery, type SentDelivery } from './delivery.ts';
import { isJournaledPost } from './journaled-post.ts';
import type { Locked } from './lock-delivery.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { type KnownStops, letting, readStops, whyStoppedAtGate } from '#publishing/stops/ask.ts';
import type { AtGate } from '#publishing/stops/stop.ts';
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
export interface Known
  extends Pick<UnitOfWork, 'journalKey'>, Pick<AtGate, 'desk' | 'standing' | 'ownSteps' | 'byRuleFrom'> {
  /** True for a post of a real emergency. What lets these pass does; all other checks stay. */
  readonly isEmergency: boolean;
  readonly stops: KnownStops;
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
  const stops = await readStops({ work, draft, desk: ordinaryDesk, now });
  const ownSteps = asSteps(ordinaryDesk).length;
  const byRuleFrom = isOfDraft(byRule, draft) ? notBeforeByRule(byRule) : null;
  return { desk, ownSteps, standing, stops, isEmergency, byRuleFrom, journalKey: work.journalKey };
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
  { journalKey, stops, isEmergency, ...known }: Known,
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
  const { desk, standing } = known;
  const account = desk.accounts.find(({ id }) => id === delivery.accountId);
  const rendered = once(() => renderedAs(deps, tx, { draft, delivery }, desk, now));
  const other = new Map<string, Promise<Delivery | null>>();
  const read = (id: string): Promise<Delivery | null> => {
    const reading = other.get(id) ?? readDelivery(tx, id);
    other.set(id, reading);
    return reading;
  };
  const why = await whyStoppedAtGate(
    { post: delivery, account, isEmergency, stops },
    {
      ...known,
      ...deps,
      tx,
      draft,
      post: delivery,
      account,
      now,
      rendered,
      stateOf: async (id) => (await read(id))?.state ?? null,
      async isProven(id, remoteId) {
        const sent = await read(id);
        if (sent?.state !== 'sent' || account === undefined) return false;
        return isJournaledPost({ tx, journalKey }, { ...sent, remoteId: remoteId ?? sent.remoteId }, account);
      },
    },
  );
  if (why instanceof Date) return { kind: 'later', at: why };
  if (why !== null) return { kind: 'hold', why };
  const rendering = await rendered();
  if (account === undefined || typeof rendering === 'string' || standing.kind !== 'approved') {
    throw new Error(`delivery ${delivery.id} is stopped, and no stop says so`);
  }
  const edits = delivery.correction?.way === 'edit' ? delivery.correction.postId : null;
  const before = delivery.afterId === null ? null : await read(delivery.afterId);
  const parent = before?.state === 'sent' ? before : null;
  return {
    kind: 'open',
    account,
    // What it answers.
    rendering: parent === null ? rendering : { ...rendering, replyTo: parent.remoteId },
    edits,
    parent,
    isEmergency,
    passed: letting({ desk, draft }, now),
    approvedBy: standing.by,
  };
}

/** Returns what a delivery would send, if that is what was approved, every byte of it; else why it is not. */
async function renderedAs(
  { rules }: GateDeps,
  tx: Transaction,
  { draft, delivery }: Locked,
  desk: Desk,
  now: Date,
): Promise<Rendering | 'content_changed' | 'recording_missing'> {
  const { content, fingerprint } = draft.current;
  const accounts = await accountsAsFingerprinted(tx, draft.current, { desk, rules, now });
  const renderings = renderingsOf(content, accounts, rules);
  const rendering = renderingAt(renderings, delivery);
  if (rendering === undefined || fingerprint !== delivery.fingerprint) return 'content_changed';
  return (await whyNotAsFingerprinted(tx, draft.current, renderings, accounts)) ?? rendering;
}

function once<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => (running ??= run());
}
