import { readDesk } from '#desks/desk.ts';
import { type Members, onDesk } from '#desks/may.ts';
import type { FoundPost } from '#networks/publish-outcome.ts';
import type { Writing } from '#storage/store.ts';

import { move, publish } from './move.ts';
import { sharedFreezeOf } from './freeze-lock.ts';
import { lockDelivery } from './lock-delivery.ts';
import { readyDelivery } from './ready-delivery.ts';
import { isHeldForAccount, wakeAccount } from './resume-account.ts';

/** What a person has seen on the network. */
export type Sighting =
  /** With the post's id, as its link names it. */
  { readonly kind: 'there'; readonly post: FoundPost } | { readonly kind: 'notThere' };

export type ResolveOutcome =
  | { readonly kind: 'settled' }
  /** That post belongs to another delivery. */
  | { readonly kind: 'ownedByAnother' }
  | { readonly kind: 'sendsAgain' }
  /** Not there, and past its last moment: to be sent with a new one. */
  | { readonly kind: 'late' }
  /** Not there; nothing is sent again until the desk, or everything, is thawed. */
  | { readonly kind: 'frozen' }
  | { readonly kind: 'nothingToResolve' }
  | { readonly kind: 'notAllowed' };

/**
 * A person says what Tambour could not find out: "it is there", or "it is not there: send". Sent again it goes through
 * the gate like any other, with the same key. For the author and everybody on the desk.
 */
export async function resolveDoubt(
  w: Writing,
  request: {
    readonly deliveryId: string;
    readonly person: string;
    readonly members: Members;
    readonly sighting: Sighting;
  },
): Promise<ResolveOutcome> {
  const { person, sighting } = request;
  const locked = await lockDelivery(w.tx, request.deliveryId);
  if (locked === null) return { kind: 'nothingToResolve' };
  const { draft, delivery } = locked;
  const now = w.clock.now();
  const desk = await readDesk(w.tx, { id: draft.deskId }, now);
  if (desk === null) throw new Error(`draft ${draft.id} has no desk`);
  if (draft.author !== person && !onDesk(desk, person, request.members)) return { kind: 'notAllowed' };
  if (delivery.state !== 'held' || delivery.doubtSince === null) return { kind: 'nothingToResolve' };
  switch (sighting.kind) {
    case 'there': {
      const { correction } = delivery;
      if (correction?.way === 'edit') {
        if (sighting.post.id !== correction.postId) return { kind: 'ownedByAnother' };
        await move(w, locked, 'correct', { evidence: { kind: 'person', person }, readBackAt: now });
        return { kind: 'settled' };
      }
      const sent = { post: sighting.post, evidence: { kind: 'person', person }, readBackAt: now } as const;
      return (await publish(w, locked, sent)) ? { kind: 'settled' } : { kind: 'ownedByAnother' };
    }
    case 'notThere':
      if ((await sharedFreezeOf(w.tx, desk.id)) !== null) return { kind: 'frozen' };
      if (now < delivery.notAfterAt) {
        if (isHeldForAccount(delivery)) await wakeAccount(w, delivery.accountId, person);
        await readyDelivery(w, locked, { at: now, because: 'said_absent', actor: person });
        return { kind: 'sendsAgain' };
      }
      // On a person's word nothing is there: from here it is a late post like any other.
      await move(w, locked, 'hold', { why: 'late', isAbsent: true });
      return { kind: 'late' };
  }
}
