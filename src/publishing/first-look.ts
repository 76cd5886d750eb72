import type { Members } from '#desks/may.ts';
import type { Writing } from '#storage/store.ts';

import { awaitTurn } from './await-turn.ts';
import { claimDue } from './claim-due.ts';
import { closeGate } from './close-gate.ts';
import { type AskMembers, gateAsking, type OpenGate, readKnown } from './gate.ts';
import { type Locked, lockDelivery, lockDueWith, lockReadyAlone } from './lock-delivery.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { enqueueEach, enqueueOthers, enqueueStepIfAbsent, type PublishingStep } from './publishing-queue.ts';
import { putOffUntil } from './put-off.ts';
import { seeTurn } from './see-turn.ts';
import type { Claimed } from './claim-due.ts';

/** What a look at a delivery that is due came to. */
export type FirstLook =
  /** Itself and those that go with it, as far as nothing came between; none where something did. */
  | { readonly kind: 'claimed'; readonly claimed: readonly Claimed[] }
  /** To be brought to the network first. */
  | { readonly kind: 'pictures'; readonly locked: Locked; readonly open: OpenGate }
  /** It does not leave; what follows from that may change the draft, and so needs its lock. */
  | { readonly kind: 'shut' }
  /** As far as is known; where that is all, the desk has changed meanwhile, and the sweep orders another look. */
  | AskMembers
  /** Ordered again for its time, with its others. */
  | { readonly kind: 'early' }
  | { readonly kind: 'nothing' };

/**
 * As `look`, in a transaction. Where the first does not leave, the next of its job is looked at instead; those that are
 * left when one does are ordered anew.
 */
export async function firstLook(
  deps: PublishingDeps,
  step: Omit<PublishingStep, 'step'>,
  locks: 'delivery' | 'draft',
  known: { readonly members: Members | null; readonly spare: number },
): Promise<FirstLook> {
  return deps.store.write(async (w) => {
    let leads = step;
    for (;;) {
      const looked = await look(deps, w, leads, { ...known, locks });
      const { others = [] } = leads;
      const [next, ...rest] = others;
      switch (looked.kind) {
        case 'nothing':
          if (next === undefined) return looked;
          leads = { ...next, round: 1, others: rest };
          break;
        case 'askMembers':
        case 'shut':
        case 'early':
          return looked;
        case 'pictures':
          await enqueueOthers(w, others);
          return looked;
        case 'claimed': {
          const gone = looked.claimed.map(({ claim }) => claim.deliveryId);
          const left = others.filter(({ deliveryId }) => !gone.includes(deliveryId));
          await (known.spare < others.length ? enqueueEach : enqueueOthers)(w, left);
          return looked;
        }
      }
    }
  });
}

/**
 * Whether it may leave at all; tells where a person must know that it may not, for which the draft has to be locked. What
 * has no pictures is claimed in the same transaction, for which its delivery is enough, with at most `spare` others.
 */
async function look(
  deps: PublishingDeps,
  w: Writing,
  step: Omit<PublishingStep, 'step'>,
  {
    locks,
    members,
    spare,
  }: {
    readonly locks: 'delivery' | 'draft';
    readonly members: Members | null;
    readonly spare: number;
  },
): Promise<FirstLook> {
  const locked = await (locks === 'draft' ? lockDelivery : lockReadyAlone)(w.tx, step.deliveryId);
  const now = w.clock.now();
  if (locked?.delivery.state !== 'ready') return { kind: 'nothing' };
  const { dueAt, attempt } = locked.delivery;
  // guard: the hour of a job
  if (dueAt > now) {
    if (attempt !== step.attempt) return { kind: 'nothing' };
    // The job engine goes by the database's clock, which may be ahead of ours: as much later as it came too early.
    const at = new Date(2 * dueAt.getTime() - now.getTime());
    await enqueueStepIfAbsent(w, { ...step, step: 'send', round: step.round + 1 }, at);
    return { kind: 'early' };
  }
  // Before anything else is asked: whoever else looks for one of them leaves it to this.
  const among = step.others === undefined ? null : step.others.map(({ deliveryId }) => deliveryId);
  const dueWithIt = await lockDueWith(w.tx, locked, now, { most: spare, among });
  const turn = await seeTurn(w.tx, deps.rules, locked.delivery, now);
  if (turn.kind === 'limited') await putOffUntil(w, locked, { why: 'rate_limit', at: turn.until });
  if (turn.kind === 'behind') await awaitTurn(w, locked.delivery);
  if (turn.kind !== 'now') return { kind: 'nothing' };
  const known = await readKnown(w, locked.draft, now, members);
  const open = await gateAsking(deps, w.tx, locked, known, now, members);
  if (open.kind === 'askMembers') return open;
  if (open.kind !== 'open') {
    if (locks === 'delivery') return { kind: 'shut' };
    await closeGate(w, locked, open);
    return { kind: 'nothing' };
  }
  if (open.rendering.media.length > 0) return { kind: 'pictures', locked, open };
  const { draft, delivery } = locked;
  const { claimed } = await claimDue(w, deps, { draft, ...known }, [delivery, ...dueWithIt]);
  return { kind: 'claimed', claimed };
}
