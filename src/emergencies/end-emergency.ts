import type { Decider } from '#approvals/decide.ts';
import type { Desk } from '#desks/desk.ts';
import { type Members, mayApprove } from '#desks/may.ts';
import { isOfRealEvent } from '#drafts/emergency/use.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { lockFreeze } from '#publishing/holding/freeze.ts';
import { holdOverDesks } from '#publishing/holding/over-desk.ts';
import { onCallAt } from '#rota/on-call.ts';
import { Prisma } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { enqueueEmergencyNotice } from './emergency-notice.ts';
import { type Emergency, openEmergencies } from './event.ts';
import { pauseQueue } from './pause-queue.ts';

type EndOutcome =
  | { readonly kind: 'ended'; readonly events: readonly Emergency[] }
  /** No event is open. */
  | { readonly kind: 'nothing' }
  /** Only an approver may end a real event, and the pause with it. */
  | { readonly kind: 'notApprover' };

interface EndRequest {
  readonly desk: Desk;
  readonly members: Members;
  readonly person: Decider;
}

/**
 * Ends all open events of a desk, and the pause of its routine posts with them. Approvers may do this; if only
 * exercises are open, so may people on call. This releases no post: what was ready is held first, and each post is
 * asked about.
 */
export async function endEmergencies(store: Store, request: EndRequest): Promise<EndOutcome> {
  for (;;) {
    await holdOverDesks(store);
    const outcome = await store.write((work) => end(work, request));
    if (outcome.kind !== 'notYetHeld') return outcome;
  }
}

async function end(
  work: UnitOfWork,
  { desk, members, person }: EndRequest,
): Promise<EndOutcome | { readonly kind: 'notYetHeld' }> {
  await lockFreeze(work.tx);
  const events = await openEmergencies(work.tx, desk.id);
  if (events.length === 0) return { kind: 'nothing' };
  const isReal = events.some(({ mode }) => mode === 'real');
  const isApprover = person.kind === 'member' && mayApprove(desk, person.id, members);
  // guard: who ends a pause
  if (!isApprover && (isReal || !(await isOnCall(work, desk.id, person)))) return { kind: 'notApprover' };
  // Something became ready after the others were held: the event began only then.
  // guard: nothing is ready as a pause ends
  if (isReal && (await hasRoutineReady(work, desk.id))) return { kind: 'notYetHeld' };
  const now = work.clock.now();
  for (const event of events) {
    const { id: emergencyId, mode, what } = event;
    await work.tx.emergency.update({ where: { id: emergencyId }, data: { endedAt: now, endedBy: person.id } });
    const data = { emergencyId, mode, what, name: person.name };
    await journal(work, { kind: 'emergency.ended', deskId: desk.id, draftId: null, actor: person.id, data });
    await work.jobs.enqueue(work.tx, pauseQueue, { key: `end:${emergencyId}`, data: { emergencyId } });
    await enqueueEmergencyNotice(work, desk.id, { kind: 'emergency.ended', data: { emergencyId } });
  }
  return { kind: 'ended', events: events.map((event) => ({ ...event, ended: { at: now, by: person.id } })) };
}

async function isOnCall(work: UnitOfWork, deskId: string, { id, kind }: Decider): Promise<boolean> {
  return kind === 'member' && (await onCallAt(work, deskId, work.clock.now())).includes(id);
}

async function hasRoutineReady({ tx }: UnitOfWork, deskId: string): Promise<boolean> {
  const isEmergency = isOfRealEvent(Prisma.sql`delivery."draftId"`, Prisma.sql`delivery."revision"`);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM "Delivery" delivery JOIN "Draft" draft ON draft."id" = delivery."draftId"
    WHERE draft."deskId" = ${deskId}::uuid AND delivery."state" = 'ready' AND delivery."correctsId" IS NULL
      AND NOT ${isEmergency} LIMIT 1`;
  return rows.length > 0;
}

/**
 * Holds what was ready, and enqueues a redraw of the cards on which somebody could let something go. Runs in a job
 * after an emergency began or ended.
 */
export async function showPause(store: Store, emergencyId: string): Promise<void> {
  await holdOverDesks(store);
  const { deskId } = await store.db.emergency.findUniqueOrThrow({
    where: { id: emergencyId },
    select: { deskId: true },
  });
  const drafts = await store.db.draft.findMany({
    where: { deskId, deliveries: { some: { state: 'held', why: 'emergency_pause' } } },
    select: { id: true, deskId: true },
    orderBy: { createdAt: 'asc' },
  });
  for (const draft of drafts) {
    await store.write((work) => enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} }));
  }
}
