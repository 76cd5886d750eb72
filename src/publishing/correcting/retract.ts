import type { Desk } from '#desks/desk.ts';
import { mayApprove, type Members, onDesk } from '#desks/may.ts';
import { decisionsOn } from '#drafts/decisions-on.ts';
import { lockDraftAndDesk, readDeskOf } from '#drafts/desk-of-draft.ts';
import { type Draft, readDraft } from '#drafts/draft.ts';
import type { RetractOutcome } from '#networks/publish-outcome.ts';
import type { TryLater } from '#networks/setback.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { callOffAll } from '#publishing/deciding/stop.ts';
import { chainOf, isArriving, isRetractable } from '#publishing/correcting/chain.ts';
import { pauseAccount } from '#publishing/accounts.ts';
import { claimedBy, wouldDeleteAlone } from '#publishing/sending/claimed.ts';
import {
  deliveriesOf,
  type Delivery,
  isFree,
  readDelivery,
  type RetractingDelivery,
  type SentDelivery,
} from '#publishing/delivery.ts';
import { sharedFreezeOf } from '#publishing/holding/freeze.ts';
import { isJournaledPost, isJournaledRetraction } from '#publishing/journaled-post.ts';
import { lockDelivery, type Locked, renderingOfDelivery } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';
import { holdBehind, isBehindRetracting } from '#publishing/parts.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { type RetractFailedWhy, enqueueMessage } from '#publishing/publishing-notice.ts';
import { enqueueStepIfAbsent } from '#publishing/queues.ts';

export type AskRetractOutcome =
  | ({ readonly kind: 'retracting' } & Retraction)
  | { readonly kind: 'nothingPublic' }
  /** Tambour never saw the post; `by` said that it is there. An approver other than `by` has to retract it. */
  | { readonly kind: 'claimed'; readonly by: string }
  | { readonly kind: 'notAllowed' };

/** What a person wants retracted, and why. */
export interface Wish {
  readonly draftId: string;
  /** Null: everywhere, which is all that is public of the draft, of what it corrects, and of what corrects these. */
  readonly deliveryId: string | null;
  readonly person: string;
  readonly members: Members;
}

/** What becomes of each post if somebody retracts one account's, or everything. */
export interface Retraction {
  readonly goes: readonly SentDelivery[];
  /** Public posts that take another approver; `claimed`: who said that Tambour's post is there, if it never saw it. */
  readonly stays: readonly { readonly post: SentDelivery; readonly claimed: string | null }[];
  /** Not sent yet: it is called off. */
  readonly calledOff: readonly Delivery[];
  /** On its way: nobody can call it off. Whoever sees it public is asked. */
  readonly arriving: readonly Delivery[];
}

interface Held {
  readonly draft: Draft;
  readonly desk: Desk;
  readonly correctsId: string | null;
}

/** Reads what `askRetract` would do now; the same outcomes, with nothing done. */
export async function readRetraction(tx: Transaction, wish: Wish, now: Date): Promise<AskRetractOutcome> {
  const drafts: Held[] = [];
  for (const { id, correctsId } of await draftsOf(tx, wish)) {
    const draft = await readDraft(tx, id);
    if (draft !== null) drafts.push({ draft, desk: await readDeskOf(tx, draft, now), correctsId });
  }
  return retractionOf(tx, drafts, wish);
}

/**
 * Retracts what is public, at once, for the author or a single approver. Everywhere, it first calls off what has not
 * left, and takes the approvals back, so that nothing on its way is sent again. A post that Tambour never saw needs an
 * approver other than the person who said that it is there. What was public stays in the journal and the revisions.
 */
export async function askRetract(
  work: UnitOfWork,
  request: Wish & { readonly reason: string },
): Promise<AskRetractOutcome> {
  const { person, reason } = request;
  const drafts: Held[] = [];
  for (const { id, correctsId } of await draftsOf(work.tx, request)) {
    drafts.push({ ...(await lockDraftAndDesk(work, id)), correctsId });
  }
  const outcome = await retractionOf(work.tx, drafts, request);
  if (outcome.kind !== 'retracting') return outcome;
  for (const { draft } of drafts) {
    const [free, underWay] = [ofDraft(outcome.calledOff, draft), ofDraft(outcome.arriving, draft)];
    // First: a post that leaves while others go would be public alone.
    const isToStop = free.length > 0 || (underWay.length > 0 && draft.state === 'approved');
    if (isToStop) await callOffAll(work, draft, { person, free, underWay });
  }
  for (const { draft } of drafts) {
    for (const delivery of ofDraft(outcome.goes, draft)) {
      await holdBehind(work, { draft, delivery });
      await move(work, { draft, delivery }, 'retract', { person, reason });
    }
  }
  return outcome;
}

function ofDraft<D extends Delivery>(deliveries: readonly D[], { id }: Draft): readonly D[] {
  return deliveries.filter(({ draftId }) => draftId === id);
}

async function draftsOf(
  tx: Transaction,
  { draftId, deliveryId }: Wish,
): Promise<readonly { readonly id: string; readonly correctsId: string | null }[]> {
  return deliveryId === null ? chainOf(tx, draftId) : [{ id: draftId, correctsId: null }];
}

async function retractionOf(
  tx: Transaction,
  drafts: readonly Held[],
  { draftId, deliveryId, person, members }: Wish,
): Promise<AskRetractOutcome> {
  const theirs = theirsIn(drafts, person, members);
  if (!theirs.has(draftId)) return { kind: 'notAllowed' };
  const goes: SentDelivery[] = [];
  const stays: Retraction['stays'][number][] = [];
  const calledOff: Delivery[] = [];
  const arriving: Delivery[] = [];
  for (const { draft, desk } of drafts) {
    const all = await deliveriesOf(tx, draft.id);
    // A series is retracted as a whole, whichever part was named: half of it would say something else.
    const account = all.find(({ id }) => id === deliveryId)?.accountId;
    const isApprover = mayApprove(desk, person, members);
    for (const post of all.filter(isRetractable).filter((one) => deliveryId === null || one.accountId === account)) {
      const claimed = await claimedBy(tx, post);
      if (wouldDeleteAlone(claimed, { person, isApprover })) stays.push({ post, claimed });
      else if (!theirs.has(draft.id)) stays.push({ post, claimed: null });
      else goes.push(post);
    }
    // As in `stop`: an author who is not on the desk calls off nothing of others.
    if (deliveryId !== null || !(theirs.has(draft.id) || onDesk(desk, person, members))) continue;
    calledOff.push(...all.filter(isFree));
    arriving.push(...all.filter(isArriving));
  }
  if (goes.length + calledOff.length + arriving.length > 0)
    return { kind: 'retracting', goes, stays, calledOff, arriving };
  const [claimed] = stays.flatMap((one) => one.claimed ?? []);
  return claimed === undefined ? { kind: 'nothingPublic' } : { kind: 'claimed', by: claimed };
}

/** Lists the drafts whose posts a person may retract: an approver's all, their own, and what corrects their own. */
function theirsIn(drafts: readonly Held[], person: string, members: Members): ReadonlySet<string> {
  const theirs = new Set<string>();
  // What is corrected comes before what corrects it.
  for (const { draft, desk, correctsId } of drafts.toReversed()) {
    if (draft.author === person || mayApprove(desk, person, members) || theirs.has(correctsId ?? ''))
      theirs.add(draft.id);
  }
  return theirs;
}

const timeoutSeconds = 30;
/** Milliseconds between checks whether the later parts of a series are gone. */
const behindLookMs = 1000;
const unreadable = { kind: 'unreadable' } as const;

/** Deletes a post whose retraction was requested; reports it if the post stays public. */
export async function retract(
  deps: PublishingDeps,
  { deliveryId, round }: { readonly deliveryId: string; readonly round: number },
  stopping: AbortSignal,
): Promise<void> {
  const { db, clock } = deps.store;
  const delivery = await readDelivery(db, deliveryId);
  if (delivery?.state !== 'retracting') return;
  // guard: a retraction begins with the last part
  if (await isBehindRetracting(db, delivery)) {
    const at = new Date(clock.now().getTime() + behindLookMs);
    await deps.store.write((work) =>
      enqueueStepIfAbsent(work, { deliveryId, attempt: delivery.attempt, step: 'retract', round }, at),
    );
    return;
  }
  const proof = { tx: db, journalKey: deps.store.journalKey };
  // What is deleted must be ours, and somebody must have asked: the row alone may say anything.
  if (!(await isJournaledPost(proof, delivery)) || !(await isJournaledRetraction(proof, delivery))) {
    await deps.store.write(async (work) => {
      const locked = await lockDelivery(work.tx, deliveryId);
      if (locked?.delivery.state === 'retracting') await move(work, locked, 'retractFail', { why: 'unproven' });
    });
    return;
  }
  const { account } = await renderingOfDelivery(db, delivery, deps.rules, clock.now());
  const opened = await deps.networkOf(account);
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutSeconds * 1000)]);
  const outcome = opened.kind === 'open' ? await opened.network.retract(delivery.remoteId, signal) : unreadable;
  await deps.store.write(async (work) => {
    const locked = await lockDelivery(work.tx, deliveryId);
    if (locked?.delivery.state !== 'retracting') return;
    await recordRetract(work, { draft: locked.draft, delivery: locked.delivery }, outcome, round);
  });
}

async function recordRetract(
  work: UnitOfWork,
  locked: Locked<RetractingDelivery>,
  outcome: RetractOutcome | { readonly kind: 'unreadable' },
  round: number,
): Promise<void> {
  const { draft, delivery } = locked;
  const after = afterRetract(outcome, round);
  switch (after.kind) {
    case 'gone':
      return move(work, locked, 'retracted', {});
    case 'again': {
      const at = new Date(work.clock.now().getTime() + after.afterSeconds * 1000);
      return move(work, locked, 'retractAgain', { at, round, why: after.why });
    }
    case 'stays':
      if (outcome.kind === 'locked') await pauseAccount(work, draft, delivery.accountId, outcome.why);
      return move(work, locked, 'retractFail', { why: after.why });
  }
}

/** Outcome of asking a network to delete a post. */
export type AfterRetract =
  | { readonly kind: 'gone' }
  /** `why`: what the retry waits for; null if only an answer was missing. */
  | { readonly kind: 'again'; readonly why: TryLater['why'] | null; readonly afterSeconds: number }
  | { readonly kind: 'stays'; readonly why: RetractFailedWhy };

/**
 * Deleting twice does no harm, so a request without an answer is repeated: after 2, 4, 8 … s, or when a limit allows.
 */
const maxRounds = 6;
const maxWaitSeconds = 900;

/** Returns what to do after a request to delete. `round` counts the requests so far, this one included. Pure. */
export function afterRetract(outcome: RetractOutcome | { readonly kind: 'unreadable' }, round: number): AfterRetract {
  switch (outcome.kind) {
    case 'gone':
      return { kind: 'gone' };
    case 'unsupported':
      return { kind: 'stays', why: 'unsupported' };
    case 'unreadable':
      return { kind: 'stays', why: 'token_unreadable' };
    case 'refused':
    case 'locked':
      return { kind: 'stays', why: outcome.why };
    case 'doubt':
      // guard: a retraction without an answer
      return againAfter(round, null, 0);
    case 'tryLater':
      return againAfter(round, outcome.why, outcome.afterSeconds);
  }
}

function againAfter(round: number, why: TryLater['why'] | null, askedSeconds: number): AfterRetract {
  if (round >= maxRounds) return { kind: 'stays', why: 'no_answer' };
  const afterSeconds = Math.min(maxWaitSeconds, Math.max(1, askedSeconds, 2 ** round));
  return { kind: 'again', why, afterSeconds };
}

/**
 * Retracts the old post of a replacement, once the new one surely is public, so that the public always has one of them.
 * At worst both stay public; the thread then says so, with a button. While the desk is frozen the old post stays.
 */
export async function retractOld(deps: PublishingDeps, deliveryId: string): Promise<void> {
  await deps.store.write(async (work) => {
    // The correction's draft is locked first, as everywhere that locks two.
    const locked = await lockDelivery(work.tx, deliveryId);
    // guard: the replacement is public
    if (locked?.delivery.state !== 'sent') return;
    const { delivery } = locked;
    if (delivery.correction?.retractsOld !== true) return;
    await work.tx.delivery.update({ where: { id: deliveryId }, data: { retractsOld: false } });
    const first = await lockDelivery(work.tx, delivery.correction.correctsId);
    if (first === null) throw new Error(`delivery ${deliveryId} replaces none`);
    const its = await deliveriesOf(work.tx, first.delivery.draftId);
    // All public parts of a series: it was replaced as a whole.
    const olds = its.filter(isRetractable).filter(({ accountId }) => accountId === first.delivery.accountId);
    const [root] = olds;
    if (root === undefined) return;
    const stays = (url: string, why: 'frozen' | 'claimed'): Promise<void> =>
      enqueueMessage(work, locked.draft, {
        kind: 'post.stays',
        data: { deliveryId, accountId: delivery.accountId, url, why },
      });
    // guard: a freeze keeps the old post
    if ((await sharedFreezeOf(work.tx, locked.draft)) !== null) return stays(root.remoteUrl, 'frozen');
    const approvers = await whoApproved(work, locked);
    for (const old of olds) {
      const claimed = await claimedBy(work.tx, old);
      if (claimed !== null && approvers.every((approver) => approver === claimed)) {
        await stays(old.remoteUrl, 'claimed');
        continue;
      }
      const person = approvers.findLast((approver) => approver !== claimed) ?? locked.draft.author;
      await holdBehind(work, { draft: first.draft, delivery: old });
      await move(work, { draft: first.draft, delivery: old }, 'retract', { person, reason: `→ ${delivery.remoteUrl}` });
    }
  });
}

/** Lists the people whose approvals of the replacement still stand; they also retract the old post. */
async function whoApproved(work: UnitOfWork, { draft, delivery }: Locked): Promise<readonly string[]> {
  const decisions = await decisionsOn(work, draft, delivery.revision);
  return decisions
    .filter(({ kind, withdrawnAt, isGenuine }) => kind === 'approve' && withdrawnAt === null && isGenuine)
    .map(({ person }) => person);
}
