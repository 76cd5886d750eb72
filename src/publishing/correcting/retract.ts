import { decisionsOn } from '#drafts/decisions-on.ts';
import type { RetractOutcome } from '#networks/publish-outcome.ts';
import type { TryLater } from '#networks/setback.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { isRetractable } from '#publishing/correcting/chain.ts';
import { pauseAccount } from '#publishing/accounts.ts';
import { judgePlan } from '#publishing/as-planned.ts';
import { claimedBy } from '#publishing/sending/claimed.ts';
import { deliveriesOf, readDelivery, replacedBy, type RetractingDelivery } from '#publishing/delivery.ts';
import { sharedFreezeOf } from '#publishing/holding/freeze.ts';
import { isJournaledPost, isJournaledRetraction } from '#publishing/journaled-post.ts';
import { lockDelivery, type Locked, renderingOfDelivery } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';
import { holdBehind, isBehindRetracting } from '#publishing/parts.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { type RetractFailedWhy, enqueueMessage } from '#publishing/publishing-notice.ts';
import { enqueueStepIfAbsent } from '#publishing/queues.ts';

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
  const { account } = await renderingOfDelivery(db, delivery, deps.rules, clock.now());
  if (!(await isJournaledPost(proof, delivery, account)) || !(await isJournaledRetraction(proof, delivery))) {
    await deps.store.write(async (work) => {
      const locked = await lockDelivery(work.tx, deliveryId);
      if (locked?.delivery.state === 'retracting') await move(work, locked, 'retractFail', { why: 'unproven' });
    });
    return;
  }
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
    const deliveries = await deliveriesOf(work.tx, first.delivery.draftId);
    // All public parts of a series: it was replaced as a whole.
    const olds = deliveries.filter(isRetractable).filter(({ accountId }) => accountId === first.delivery.accountId);
    const [root] = olds;
    if (root === undefined) return;
    const stays = (url: string, why: 'frozen' | 'claimed' | 'unproven'): Promise<void> =>
      enqueueMessage(work, locked.draft, {
        kind: 'post.stays',
        data: { deliveryId, accountId: delivery.accountId, url, why },
      });
    // The move below would itself be the journal's proof that somebody asked. The new one is public if it is ours.
    const { account } = await renderingOfDelivery(work.tx, delivery, deps.rules, work.clock.now());
    const isProven =
      delivery.correction.way === 'replace' &&
      (await isJournaledPost(work, delivery, account)) &&
      (await judgePlan(work, delivery, deps.rules, work.clock.now())) === 'asPlanned';
    if (!isProven) return stays(root.remoteUrl, 'unproven');
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
      await move(work, { draft: first.draft, delivery: old }, 'retract', {
        person,
        reason: replacedBy(delivery.remoteUrl),
      });
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
