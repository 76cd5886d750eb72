import type { Network } from '#networks/network.ts';
import type { FindOutcome, FoundPost } from '#networks/publish-outcome.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { judgePlan } from '#publishing/as-planned.ts';
import { type DoubtDelivery, readDelivery } from '#publishing/delivery.ts';
import { lockDelivery, type Locked, renderingBefore, renderingOfDelivery } from '#publishing/lock-delivery.ts';
import { move, publish } from '#publishing/move.ts';
import type { MoveData } from '#publishing/moves.ts';
import { afterAbsent, leaveAfterProbe, probeAgain, probeLater, looksToBeSure } from '#publishing/sending/probe.ts';
import { inSeconds, type PublishingDeps, quarantineSeconds, whyNotOpen } from '#publishing/publishing-deps.ts';
import { readyDelivery } from '#publishing/sending/ready.ts';
import { concludeEdit, probePost } from '#publishing/correcting/reconcile-edit.ts';
import { isFromBackup, lastRestore } from '#publishing/restoring/restore.ts';

type Evidence = MoveData['publish']['evidence'];

const timeoutSeconds = 30;
/** Number of unanswered looks after which a person is asked. */
const maxLooks = 5;

/**
 * Finds out whether a delivery in doubt is public: looks among the account's own posts, adopts the one match, enqueues
 * it again if it surely is absent, and asks a person if that cannot be known. A send whose lease has lapsed becomes a
 * doubt here.
 */
export async function reconcile(deps: PublishingDeps, deliveryId: string, stopping: AbortSignal): Promise<void> {
  const doubt = await beginLook(deps, deliveryId);
  if (doubt === null) return;
  const looked = await readLook(deps, doubt);
  if (looked === null) {
    return whileSame(deps, doubt, (work, locked) => move(work, locked, 'hold', { why: 'content_changed' }));
  }
  const { account, rendering, evidence } = looked;
  const opened = await deps.networkOf(account);
  if (opened.kind !== 'open') {
    const why = whyNotOpen(opened);
    return whileSame(deps, doubt, (work, locked) => move(work, locked, 'hold', { why }));
  }
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutSeconds * 1000)]);
  const { network } = opened;
  const { correction } = doubt;
  if (correction?.way === 'edit') {
    const before = await renderingBefore(deps.store.db, correction, deps.rules, deps.store.clock.now());
    const seen = await probePost(network, correction.postId, { wanted: rendering, before }, signal);
    const { readLagSeconds } = network.rules;
    return whileSame(deps, doubt, async (work, locked) => {
      const isOfBefore = await isRestored(work.tx, locked.delivery);
      return concludeEdit(deps, work, locked, { seen, readLagSeconds, isOfBefore });
    });
  }
  // What the lost process sent has the same words, but perhaps another record's key.
  // guard: after a restore, a look by words
  const key = (await isRestored(deps.store.db, doubt)) ? undefined : doubt.key;
  // guard: a look before a resend
  const found = await network.find(rendering, doubt.sendingSince, signal, key);
  await whileSame(deps, doubt, (work, locked) => conclude(deps, work, locked, { network, found, evidence }));
}

type Looked = Awaited<ReturnType<typeof renderingOfDelivery>> & { readonly evidence: Evidence };

/**
 * Reads what to look for; null if the rows say something else than what was planned. All as of one moment: what is
 * found becomes ours in the journal.
 */
async function readLook(
  { store: { db, clock, journalKey }, rules }: PublishingDeps,
  doubt: DoubtDelivery,
): Promise<Looked | null> {
  return db.$transaction(
    async (tx) => {
      const plan = await judgePlan({ tx, journalKey }, doubt, rules, clock.now());
      if (plan === 'otherwise') return null;
      const evidence: Evidence = plan === 'asPlanned' ? { kind: 'look' } : { kind: 'look', isProven: false };
      return { ...(await renderingOfDelivery(tx, doubt, rules, clock.now())), evidence };
    },
    { isolationLevel: 'RepeatableRead' },
  );
}

async function beginLook(deps: PublishingDeps, deliveryId: string): Promise<DoubtDelivery | null> {
  // Most are answered long before their lease ends: for these one read is enough, and no lock.
  const before = await readDelivery(deps.store.db, deliveryId);
  if (before?.state !== 'sending' && before?.state !== 'doubt') return null;
  return deps.store.write(async (work) => {
    const locked = await lockDelivery(work.tx, deliveryId);
    if (locked === null) return null;
    const { delivery } = locked;
    const now = work.clock.now();
    if (delivery.state === 'sending' && delivery.leaseUntil <= now) {
      const { account } = await renderingOfDelivery(work.tx, delivery, deps.rules, now);
      // The whole quarantine: if the clock jumped, the request may still be on its way.
      const lookAt = inSeconds(deps, quarantineSeconds(deps, account.network));
      await move(work, locked, 'doubt', { why: 'no_answer', lookAt });
      return null;
    }
    return delivery.state === 'doubt' && delivery.dueAt <= now ? delivery : null;
  });
}

/**
 * Runs a step only while the doubt is the one that was looked into: an answer may have come meanwhile, or another look.
 */
async function whileSame(
  deps: PublishingDeps,
  doubt: DoubtDelivery,
  then: (work: UnitOfWork, locked: Locked<DoubtDelivery>) => Promise<void>,
): Promise<void> {
  await deps.store.write(async (work) => {
    const locked = await lockDelivery(work.tx, doubt.id);
    if (locked?.delivery.state !== 'doubt') return;
    const { draft, delivery } = locked;
    if (delivery.attempt === doubt.attempt && delivery.looks === doubt.looks) await then(work, { draft, delivery });
  });
}

async function conclude(
  deps: PublishingDeps,
  work: UnitOfWork,
  locked: Locked<DoubtDelivery>,
  {
    network,
    found: outcome,
    evidence,
  }: { readonly network: Network; readonly found: FindOutcome; readonly evidence: Evidence },
): Promise<void> {
  switch (outcome.kind) {
    case 'found': {
      const free = await withoutOwned(work, locked, outcome.posts);
      const [post] = free;
      if (post === undefined) return concludeAbsent(deps, work, locked, network, outcome);
      if (free.length > 1) return move(work, locked, 'hold', { why: 'several_found' });
      const readBackAt = inSeconds(deps, network.rules.readLagSeconds);
      if (await publish(work, locked, { post, evidence, readBackAt })) return;
      return concludeAbsent(deps, work, locked, network, outcome);
    }
    case 'absent':
      return concludeAbsent(deps, work, locked, network, outcome);
    case 'tryLater':
      return probeLater(deps, work, locked, outcome.afterSeconds);
    case 'unreadable':
      if (outcome.why === 'unusable_id') return move(work, locked, 'hold', { why: outcome.why });
      if (outcome.why !== 'no_answer' || locked.delivery.looks + 1 >= maxLooks) {
        return move(work, locked, 'hold', { why: 'cannot_look' });
      }
      return probeAgain(deps, work, locked, locked.delivery.absentLooks);
  }
}

async function concludeAbsent(
  deps: PublishingDeps,
  work: UnitOfWork,
  locked: Locked<DoubtDelivery>,
  network: Network,
  { hidesEdits }: Pick<Extract<FindOutcome, { kind: 'absent' }>, 'hidesEdits'>,
): Promise<void> {
  const { sendingSince, repeats } = locked.delivery;
  const isOfBefore = await isRestored(work.tx, locked.delivery);
  if (hidesEdits === true && isOfBefore) return move(work, locked, 'hold', { why: 'edits_hidden' });
  const absentLooks = locked.delivery.absentLooks + 1;
  if (isOfBefore) {
    return absentLooks < looksToBeSure ? probeAgain(deps, work, locked, absentLooks) : leaveAfterProbe(work, locked);
  }
  const keyDiesAt = sendingSince.getTime() + network.keyLifeSeconds * 1000;
  const keyLives = inSeconds(deps, deps.sendTimeoutSeconds).getTime() < keyDiesAt;
  switch (afterAbsent({ absentLooks, repeats, keyLives })) {
    case 'repeat':
      return readyDelivery(work, locked, { at: work.clock.now(), because: 'absent', repeat: true });
    case 'look':
      return probeAgain(deps, work, locked, absentLooks);
    case 'ask':
      return move(work, locked, 'hold', { why: 'still_absent' });
  }
}

/** Tells whether the post may have been sent, and corrected since, before a restore that lost both. */
async function isRestored(tx: Transaction, { sendingSince, why }: DoubtDelivery): Promise<boolean> {
  return why === 'restored' || isFromBackup(await lastRestore(tx), sendingSince);
}

/** Leaves out posts that another delivery owns: they are no proof for this one, even with the same words. */
async function withoutOwned(
  work: UnitOfWork,
  { delivery }: Locked,
  posts: readonly FoundPost[],
): Promise<readonly FoundPost[]> {
  const owned = await work.tx.delivery.findMany({
    where: {
      accountId: delivery.accountId,
      id: { not: delivery.id },
      remoteId: { in: posts.map(({ id }) => id) },
    },
    select: { remoteId: true },
  });
  return posts.filter(({ id }) => !owned.some(({ remoteId }) => remoteId === id));
}
