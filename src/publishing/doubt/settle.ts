import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { readDeskOf } from '#drafts/desk-of-draft.ts';
import type { ConfirmOutcome, FoundPost } from '#networks/publish-outcome.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { endPause, isHeldForFault } from '#publishing/accounts.ts';
import { isAsleep } from './by-hand.ts';
import { judgePlan } from '#publishing/as-planned.ts';
import { readDelivery } from '#publishing/delivery.ts';
import { isOfEmergency } from '#publishing/holding/is-of-emergency.ts';
import { lockDelivery, type Locked, renderingOfDelivery } from '#publishing/lock-delivery.ts';
import { move, publish } from '#publishing/move.ts';
import { whyNotReady } from '#publishing/holding/over-desk.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { readyDelivery } from '#publishing/sending/ready.ts';
import { answerTo, type Stopped } from '#publishing/stops/ask.ts';
import { type RightToSettle, rightToSettle } from './right-to-settle.ts';

/** The person who says what a network has: in the chat, or at the terminal, which asks for their name. */
export type Settler =
  | { readonly kind: 'member'; readonly id: string; readonly name: string; readonly members: Members }
  | { readonly kind: 'administrator'; readonly id: string; readonly name: string };

/** A person's answer to what is on the network. */
export type Sighting =
  /** The post is there; its id is the one in its link. `isSeen`: Tambour has read it, and it matches what was sent. */
  | { readonly kind: 'published'; readonly post: FoundPost; readonly isSeen: boolean }
  | { readonly kind: 'notPublished' };

export type SettleOutcome =
  | { readonly kind: 'settled' }
  /** That post belongs to another delivery. */
  | { readonly kind: 'ownedByAnother' }
  | { readonly kind: 'sendsAgain' }
  /** Not there, and past its latest time: an approver may send it with a new one. */
  | { readonly kind: 'late' }
  /** Not there; nothing is sent again while something stops it. */
  | Stopped
  | { readonly kind: 'nothingToSettle' }
  | Extract<RightToSettle, { readonly kind: 'mayNot' }>;

/**
 * Settles a doubt that Tambour could not settle, by a person's word: "it is there", or "it is not there: send". A
 * resend passes the gate like any other delivery, with the same key. Allowed for those that `rightToSettle` accepts,
 * and for the administrator in the terminal.
 */
export async function settle(
  work: UnitOfWork,
  request: { readonly deliveryId: string; readonly by: Settler; readonly sighting: Sighting },
): Promise<SettleOutcome> {
  const { by, sighting } = request;
  const locked = await lockDelivery(work.tx, request.deliveryId);
  if (locked === null) return { kind: 'nothingToSettle' };
  const { draft, delivery } = locked;
  const now = work.clock.now();
  const desk = await readDeskOf(work.tx, draft, now);
  const right = by.kind === 'member' ? rightToSettle(draft, desk, { person: by.id, members: by.members }) : null;
  if (right?.kind === 'mayNot') return right;
  if (delivery.state !== 'held' || delivery.doubtSince === null) return { kind: 'nothingToSettle' };
  const { id: person } = by;
  switch (sighting.kind) {
    case 'published': {
      const { correction } = delivery;
      const { post, isSeen } = sighting;
      const evidence = { kind: 'person', person, isSeen } as const;
      if (correction?.way === 'edit') {
        if (post.id !== correction.postId) return { kind: 'ownedByAnother' };
        await move(work, locked, 'correct', { evidence, readBackAt: now });
      } else if (!(await publish(work, locked, { post, evidence, readBackAt: now }))) return { kind: 'ownedByAnother' };
      await recordAnswer(work, locked, { by, answer: { says: 'published', postId: post.id, isSeen } });
      return { kind: 'settled' };
    }
    case 'notPublished':
      return settleAbsent(work, locked, desk, by);
  }
}

async function settleAbsent(work: UnitOfWork, locked: Locked, desk: Desk, by: Settler): Promise<SettleOutcome> {
  const { draft, delivery } = locked;
  const now = work.clock.now();
  const stopped = await whyNotReady(work, locked);
  if (stopped !== null) return answerTo(stopped, delivery);
  await recordAnswer(work, locked, { by, answer: { says: 'notPublished' } });
  if (now >= delivery.notAfterAt) {
    // A person said that nothing is there: from now on it is a late post like any other.
    await move(work, locked, 'hold', { why: 'late', isAbsent: true });
    return { kind: 'late' };
  }
  if (isAsleep(desk, delivery, await isOfEmergency(work.tx, draft.id))) {
    await move(work, locked, 'hold', { why: 'account_asleep', isAbsent: true });
    return { kind: 'asleep' };
  }
  if (isHeldForFault(delivery)) await endPause(work, delivery.accountId, by.id);
  await readyDelivery(work, locked, { at: now, because: 'said_absent', actor: by.id });
  return { kind: 'sendsAgain' };
}

/** Journals who said what, with their name: a person at the terminal has no other identity. */
async function recordAnswer(
  work: UnitOfWork,
  { draft, delivery }: Locked,
  { by, answer }: { readonly by: Settler; readonly answer: object },
): Promise<void> {
  const { id: deliveryId, accountId } = delivery;
  await journal(work, {
    kind: 'doubt.answered',
    deskId: draft.deskId,
    draftId: draft.id,
    actor: by.id,
    data: { deliveryId, accountId, name: by.name, ...answer },
  });
}

// A form has to be answered within three seconds.
const confirmWithinMs = 1500;

/**
 * Compares a post that a person names with what a delivery sent, if its network answers within 1.5 s. A post that
 * cannot be read, or whose words the journal does not prove, is `unseen`: a person may still say that it is there, but
 * its deletion then takes a second person.
 */
export async function confirmClaim(
  deps: Pick<PublishingDeps, 'rules' | 'networkOf'> & { readonly store: Pick<Store, 'db' | 'clock' | 'journalKey'> },
  deliveryId: string,
  postId: string,
): Promise<ConfirmOutcome> {
  const { db, clock, journalKey } = deps.store;
  const delivery = await readDelivery(db, deliveryId);
  // An edit has no post of its own: its post's id is known, and no other is accepted.
  if (delivery === null || delivery.correction?.way === 'edit') return { kind: 'unseen' };
  const plan = await judgePlan({ tx: db, journalKey }, delivery, deps.rules, clock.now());
  if (plan === 'otherwise') return { kind: 'unseen' };
  const { account, rendering } = await renderingOfDelivery(db, delivery, deps.rules, clock.now());
  const opened = await deps.networkOf(account);
  if (opened.kind !== 'open') return { kind: 'unseen' };
  const since = delivery.sendingSince ?? delivery.createdAt;
  const confirmed = await opened.network.confirm(postId, rendering, since, AbortSignal.timeout(confirmWithinMs));
  return confirmed.kind === 'seen' && plan === 'unsigned' ? { kind: 'unseen' } : confirmed;
}
