import { createHash } from 'node:crypto';

import { storedCaptions } from '#drafts/captions/caption-text.ts';
import { readMedia } from '#drafts/media-bytes.ts';
import { piecesOf } from '#drafts/recording-bytes.ts';

import type { Network } from '#networks/network.ts';
import type { Prepared, PrepareOutcome } from '#networks/publish-outcome.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { pauseAndHold } from '#publishing/accounts.ts';
import type { SentDelivery } from '#publishing/delivery.ts';
import { freezeHolding } from '#publishing/holding/freeze.ts';
import { holdFor } from '#publishing/holding/over-desk.ts';
import type { OpenGate } from '#publishing/gate.ts';
import { lockDelivery, type Locked, renderingBefore, renderingOfDelivery } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';
import { type PublishingDeps, whyNotOpen } from '#publishing/publishing-deps.ts';
import { putOff } from './ready.ts';

/** A delivery whose pictures are uploaded: only the request that publishes is missing. */
export interface PreparedDelivery {
  readonly network: Network;
  readonly prepared: Prepared;
}

const timeoutSeconds = 180;
const lookSeconds = 15;
/** Allows for a large video on a slow line; the job that sends it may take as long. */
const recordingTimeoutSeconds = 720;
/** An attempt counts twice: when begun and when put off. Before anything was sent, each is safe. */
const maxAttemptsUnreached = 3;

/**
 * Uploads what the delivery needs, and records the uploads for the next attempt. A freeze stops it before the next
 * picture. Returns null if the delivery does not leave now.
 */
export async function prepareDelivery(
  deps: PublishingDeps,
  { draft, delivery }: Locked,
  { account, rendering, parent }: OpenGate,
  stopping: AbortSignal,
): Promise<PreparedDelivery | null> {
  const opened = await deps.networkOf(account);
  if (opened.kind !== 'open') {
    const why = whyNotOpen(opened);
    await deps.store.write((work) => whileReady(work, delivery, (locked) => move(work, locked, 'hold', { why })));
    return null;
  }
  const { network } = opened;
  const { correction } = delivery;
  const { db, clock } = deps.store;
  // guard: the part before is there
  if (parent !== null && (await isGone(deps, network, parent, stopping))) {
    await deps.store.write((work) =>
      whileReady(work, delivery, (locked) => move(work, locked, 'fail', { why: 'parent_gone' })),
    );
    return null;
  }
  const corrects =
    correction?.way === 'edit'
      ? { id: correction.postId, rendering: await renderingBefore(db, correction, deps.rules, clock.now()) }
      : null;
  const isLong = rendering.media.some(({ recording }) => recording !== undefined);
  const limit = AbortSignal.timeout((isLong ? recordingTimeoutSeconds : timeoutSeconds) * 1000);
  const outcome = await prepareUnlessFrozen(deps.store, draft, (sources) =>
    network.prepare(rendering, {
      uploaded: delivery.uploaded,
      ...(corrects === null ? {} : { corrects }),
      ...sources,
      signal: AbortSignal.any([stopping, limit]),
    }),
  );
  if (outcome === 'frozen') {
    await deps.store.write((work) => whileReady(work, delivery, (locked) => holdFor(work, locked, 'frozen')));
    return null;
  }
  await deps.store.write((work) => whileReady(work, delivery, (locked) => recordPrepared(work, locked, outcome)));
  return outcome.kind === 'prepared' ? { network, prepared: outcome.prepared } : null;
}

/**
 * Tells whether a part of a series surely is gone, for example deleted by hand. Asked because some servers accept an
 * answer to a post that they do not have.
 */
async function isGone(
  { store, rules }: PublishingDeps,
  network: Network,
  parent: SentDelivery,
  stopping: AbortSignal,
): Promise<boolean> {
  const { rendering } = await renderingOfDelivery(store.db, parent, rules, store.clock.now());
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(lookSeconds * 1000)]);
  return (await network.readBack(parent.remoteId, rendering, signal)).kind === 'missing';
}

/** Runs a step for the attempt that asked, while its delivery is still ready: it may have been called off meanwhile. */
async function whileReady(
  work: UnitOfWork,
  asked: { readonly id: string; readonly attempt: number },
  then: (locked: Locked) => Promise<void>,
): Promise<void> {
  const locked = await lockDelivery(work.tx, asked.id);
  if (locked?.delivery.state === 'ready' && locked.delivery.attempt === asked.attempt) await then(locked);
}

async function recordPrepared(work: UnitOfWork, locked: Locked, outcome: PrepareOutcome): Promise<void> {
  const { delivery } = locked;
  if (outcome.uploaded.length > 0) {
    const uploaded = outcome.uploaded.map((one) => ({ ...one, uploadedAt: one.uploadedAt.toISOString() }));
    await work.tx.delivery.update({ where: { id: delivery.id }, data: { uploaded } });
  }
  switch (outcome.kind) {
    case 'prepared':
      return;
    case 'tryLater':
      // Posts that need no upload go first meanwhile, unless a limit of the account keeps them too.
      return putOff(work, locked, { ...outcome, why: outcome.why === 'rate_limit' ? 'upload_limit' : outcome.why });
    case 'locked':
      return pauseAndHold(work, locked, outcome.why);
    case 'refused':
      // An earlier attempt of this delivery may yet show: then a failure here says nothing about the post.
      if (delivery.doubtSince !== null) return move(work, locked, 'hold', { why: 'still_absent' });
      if (delivery.correction?.way === 'edit' && outcome.why === 'not_found') {
        return move(work, locked, 'fail', { why: 'post_gone' });
      }
      if (
        (outcome.why === 'unreachable' || outcome.why === 'name_not_found') &&
        delivery.attempt < maxAttemptsUnreached
      ) {
        return putOff(work, locked, { why: outcome.why, afterSeconds: 5 * (1 + delivery.attempt) });
      }
      return move(work, locked, 'fail', { why: outcome.why });
  }
}

/** Readers of the bytes of pictures and recordings, and of the text of captions. */
type Sources = Required<Pick<Parameters<Network['prepare']>[1], 'bytesOf' | 'piecesOf' | 'captionsOf'>>;

/**
 * Prepares a delivery unless a freeze stops it. Checks for a freeze before each picture and each piece of a recording,
 * which are read right before they leave.
 */
async function prepareUnlessFrozen(
  store: Store,
  draft: Locked['draft'],
  prepare: (sources: Sources) => Promise<PrepareOutcome>,
): Promise<PrepareOutcome | 'frozen'> {
  const frozen = new AbortController();
  const lookForFreeze = async (): Promise<void> => {
    if ((await freezeHolding(store.db, draft)) !== null) frozen.abort();
    frozen.signal.throwIfAborted();
  };
  try {
    return await prepare({
      async bytesOf(sha256) {
        await lookForFreeze();
        return storedBytes(store, sha256);
      },
      async *piecesOf(media) {
        for await (const piece of piecesOf(store, media)) {
          await lookForFreeze();
          yield piece;
        }
      },
      async captionsOf(sha256) {
        await lookForFreeze();
        return storedCaptions(store.db, sha256);
      },
    });
  } catch (error) {
    if (frozen.signal.aborted) return 'frozen';
    throw error;
  }
}

/** Reads a picture's bytes. Throws if they are not those that were approved. */
async function storedBytes(store: Store, sha256: string): Promise<Uint8Array> {
  const row = await readMedia(store.db, sha256);
  // guard: the bytes at the upload
  if (row === null || createHash('sha256').update(row.bytes).digest('hex') !== sha256) {
    throw new Error(`the stored picture ${sha256} is missing or corrupt`);
  }
  return row.bytes;
}
