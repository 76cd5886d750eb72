import type { Members } from '#desks/may.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { claimDeliveries, claimOpened, type Claimed } from './claim.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { type AskMembers, gate, gatesKnowing, isUnasked, type OpenGate, readKnown } from '#publishing/gate.ts';
import { lockDelivery, type Locked, lockReady } from '#publishing/lock-delivery.ts';
import { prepareDelivery } from './prepare.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { enqueueStepIfAbsent, type PublishingStep } from '#publishing/queues.ts';
import { closeGate, putOffUntil } from './ready.ts';
import { sendClaimed, sendPrepared } from './request.ts';
import { awaitTurn, readTurns, tellBehind } from './turn.ts';

/** One attempt of a delivery that a job is to send. */
type Attempt = Pick<PublishingStep, 'deliveryId' | 'attempt'>;

/**
 * Sends a job's deliveries, one or several of a draft, if they are due: gate and claim → one request each → record;
 * with pictures: gate → prepare → gate again and claim → one request → record. Claims together as many as there are
 * free `slots`, the others as slots become free. Ends quietly if there is nothing to do. After a crash at any point,
 * the next step or the sweep continues.
 */
export async function send(
  deps: PublishingDeps,
  { round, others = [], ...first }: Omit<PublishingStep, 'step'>,
  stopping: AbortSignal,
  slots: Slots = openSlots(),
): Promise<void> {
  const left: Attempt[] = [first, ...others];
  const underWay: Promise<void>[] = [];
  const sendNext = (count: number): void => {
    const sent = sendTogether(deps, { round, together: left.splice(0, count) }, stopping, slots);
    // Errors are handled below, where all are awaited.
    sent.catch(() => {});
    underWay.push(sent);
  };
  sendNext(slots.begin(left.length));
  while (left.length > 0) sendNext(await slots.take(left.length));
  await allEnded(underWay);
}

interface Together {
  readonly round: number;
  readonly together: readonly Attempt[];
}

/** Sends these deliveries, each of which has a slot, and gives the slots back. */
async function sendTogether(deps: PublishingDeps, step: Together, stopping: AbortSignal, slots: Slots): Promise<void> {
  let busy = step.together.length;
  try {
    const unasked = await lookAndClaim(deps, step, null);
    const members = unasked.kind === 'askMembers' ? await deps.membersOf(unasked.desk) : null;
    const looked = members === null ? unasked : await lookAndClaim(deps, step, members);
    // The desk has changed since the chat was asked; the sweep enqueues another try.
    if (looked.kind === 'askMembers') return;
    const { claimed, pictures, shut } = looked;
    const works = [
      ...claimed.map((one) => sendClaimed(deps, one, stopping)),
      ...pictures.map((one) => sendWithPictures(deps, one, members, stopping)),
      ...(shut.length === 0 ? [] : [closeAll(deps, step, shut, members)]),
    ];
    slots.give(busy - works.length);
    busy = works.length;
    await allEnded(
      works.map((work) =>
        work.finally(() => {
          busy -= 1;
          slots.give(1);
        }),
      ),
    );
  } finally {
    slots.give(busy);
  }
}

/** Waits until all have ended. Then throws, if one has thrown. */
async function allEnded(works: readonly Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(works);
  const thrown = ended.find(({ status }) => status === 'rejected');
  if (thrown?.status === 'rejected') throw thrown.reason;
}

async function sendWithPictures(
  deps: PublishingDeps,
  { locked, open }: Pictured,
  members: Members | null,
  stopping: AbortSignal,
): Promise<void> {
  const ready = await prepareDelivery(deps, locked, open, stopping);
  if (ready === null || stopping.aborted) return;
  const claimed = await claimPrepared(deps, locked, members);
  if (claimed !== null) await sendPrepared(deps, claimed, ready, stopping);
}

/** Checks the gate once more after the uploads, and claims the delivery. Returns null if it does not leave now. */
async function claimPrepared(
  deps: PublishingDeps,
  { delivery: before }: Locked,
  members: Members | null,
): Promise<Claimed | null> {
  return deps.store.write(async (work) => {
    const locked = await lockDelivery(work.tx, before.id);
    if (locked?.delivery.state !== 'ready' || locked.delivery.attempt !== before.attempt) return null;
    const open = await passGate(deps, work, locked, members);
    if (open === null) return null;
    const [claim] = await claimDeliveries(work, deps, locked.draft, [locked.delivery], open);
    return claim === undefined ? null : { claim, open, key: before.key };
  });
}

/** Carries out what the shut gates said. Locks the draft, which that may change. */
async function closeAll(
  deps: PublishingDeps,
  step: Together,
  shut: readonly Delivery[],
  members: Members | null,
): Promise<void> {
  await deps.store.write(async (work) => {
    for (const { id } of shut) {
      const locked = await lockDelivery(work.tx, id);
      if (locked?.delivery.state !== 'ready') continue;
      // The gate has opened meanwhile.
      if ((await passGate(deps, work, locked, members)) !== null)
        await enqueueAgain(work, locked.delivery, step, work.clock.now());
    }
  });
}

async function passGate(
  deps: PublishingDeps,
  work: UnitOfWork,
  locked: Locked,
  members: Members | null,
): Promise<OpenGate | null> {
  const outcome = await gate(deps, work, locked, work.clock.now(), members);
  if (outcome.kind === 'open') return outcome;
  if (outcome.kind === 'askMembers') return null;
  await closeGate(work, locked, outcome);
  return null;
}

/** A delivery that has to be prepared first: its pictures uploaded, or the part before it checked. */
interface Pictured {
  readonly locked: Locked;
  readonly open: OpenGate;
}

/** Outcome of a look at what is due. */
interface Looked {
  readonly kind: 'looked';
  /** They may leave, unless the last look finds a reason against it. */
  readonly claimed: readonly Claimed[];
  readonly pictures: readonly Pictured[];
  /** They do not leave. Acting on that may change the draft, and so needs its lock. */
  readonly shut: readonly Delivery[];
}

/** Claims those of these deliveries that may leave. Locks them, but shares their draft's lock with other jobs. */
async function lookAndClaim(
  deps: PublishingDeps,
  step: Together,
  members: Members | null,
): Promise<Looked | AskMembers> {
  const { together } = step;
  return deps.store.write(async (work) => {
    const now = work.clock.now();
    const ready = await lockReady(
      work.tx,
      together.map(({ deliveryId }) => deliveryId),
    );
    if (ready === null) return nothing;
    const { draft } = ready;
    const due: Delivery[] = [];
    for (const delivery of ready.deliveries) {
      // guard: the hour of a job
      if (delivery.dueAt > now) {
        // The job engine uses the database's clock, which may be ahead of ours: tries as much later as this is too
        // early.
        const at = new Date(2 * delivery.dueAt.getTime() - now.getTime());
        const isMeant = together.some((one) => one.deliveryId === delivery.id && one.attempt === delivery.attempt);
        if (isMeant) await enqueueAgain(work, delivery, step, at);
        continue;
      }
      due.push(delivery);
    }
    const next = await inTurn(work, deps, { draft, deliveries: due });
    if (next.length === 0) return nothing;
    const known = await readKnown(work, draft, now, members);
    const { opened, pictures, shut } = await gatesKnowing(deps, work.tx, draft, next, known, now);
    if (opened.length + pictures.length > 0 && isUnasked(known, members)) {
      return { kind: 'askMembers', desk: known.desk };
    }
    return {
      kind: 'looked',
      claimed: await claimOpened(work, deps, draft, opened),
      pictures: pictures.map(({ delivery, open }) => ({ locked: { draft, delivery }, open })),
      shut,
    };
  });
}

const nothing: Looked = { kind: 'looked', claimed: [], pictures: [], shut: [] };

/** Returns those whose turn seems to have come. The others wait for their account's earlier posts, or for its limit. */
async function inTurn(
  work: UnitOfWork,
  { rules }: PublishingDeps,
  { draft, deliveries }: { readonly draft: Locked['draft']; readonly deliveries: readonly Delivery[] },
): Promise<readonly Delivery[]> {
  if (deliveries.length === 0) return [];
  const turnOf = await readTurns(work.tx, rules, deliveries, work.clock.now());
  const next: Delivery[] = [];
  for (const delivery of deliveries) {
    const turn = turnOf(delivery);
    switch (turn.kind) {
      case 'now':
        next.push(delivery);
        break;
      case 'behind':
        await awaitTurn(work, delivery);
        await tellBehind(work, delivery, draft);
        break;
      case 'limited':
        await putOffUntil(work, { draft, delivery }, { why: 'rate_limit', at: turn.until });
    }
  }
  return next;
}

/** Enqueues a job for one delivery alone, after `step`. */
async function enqueueAgain(
  work: UnitOfWork,
  { id: deliveryId, attempt }: Delivery,
  { round }: Together,
  at: Date,
): Promise<void> {
  await enqueueStepIfAbsent(work, { deliveryId, attempt, step: 'send', round: round + 1 }, at);
}

/** Number of posts that one process sends at once: several, so that one slow server holds up no other account. */
export const slotCount = 6;

/** The slots of one process, which its jobs share. */
export interface Slots {
  /**
   * Takes free slots for a job that begins, up to `most`. Takes one even if none is free, since the job already
   * occupies a worker. Returns how many.
   */
  begin(most: number): number;
  /** Takes up to `most`, at least one, as soon as one is free. Returns how many. */
  take(most: number): Promise<number>;
  give(count: number): void;
}

/** Opens the slots of one process. */
export function openSlots(count: number = slotCount): Slots {
  let free = count;
  const waiting: { readonly most: number; readonly go: (taken: number) => void }[] = [];
  const serve = (): void => {
    while (free > 0) {
      const next = waiting.shift();
      if (next === undefined) return;
      const taken = Math.min(next.most, free);
      free -= taken;
      next.go(taken);
    }
  };
  return {
    begin(most) {
      const taken = Math.max(1, Math.min(most, free));
      free -= taken;
      return taken;
    },
    take: (most) =>
      new Promise((go) => {
        waiting.push({ most, go });
        serve();
      }),
    give(freed) {
      free += freed;
      serve();
    },
  };
}
