import { type Draft, lockDraft } from '#drafts/draft.ts';
import { readUse } from '#drafts/emergency/use.ts';
import type { Transaction } from '#storage/database.ts';
import { Prisma } from '#storage/generated/client.ts';
import { lockNumbers } from '#storage/lock-numbers.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { deliveriesOf } from '#publishing/delivery.ts';
import type { LockedRows } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';
import type { OutgoingPost } from '#publishing/outgoing-post.ts';
import { isAnnounced, readStopsOverDesk, stopsOverDesk } from '#publishing/stops/ask.ts';
import type { StopWhy } from '#publishing/stops/list.ts';

/**
 * Holds a delivery for a stop. If the channel knows of the stop, only a delivery in doubt is reported. `isTold`: people
 * were told already. `isAbsent`: nothing of it is public, although that was in doubt.
 */
export async function holdFor(
  work: UnitOfWork,
  locked: LockedRows,
  why: StopWhy,
  { isTold = false, isAbsent }: { readonly isTold?: boolean; readonly isAbsent?: true | undefined } = {},
): Promise<void> {
  const isKnown = isAnnounced(why) && (locked.delivery.doubtSince === null || isAbsent === true);
  await move(work, locked, 'hold', { why, isTold: isTold || isKnown, ...(isAbsent === true ? { isAbsent } : {}) });
}

/**
 * Returns why a delivery must not become ready, since something stops all that its desk sends; null: nothing does.
 * Takes the shared lock, so no freeze begins before this transaction ends: either the freeze sees what this one lets
 * leave, or this one sees the freeze. `isRoutine`: true if it is to leave as a post of no emergency.
 */
export async function whyNotReady(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey' | 'clock'>,
  { draft, delivery }: { readonly draft: Pick<Draft, 'id' | 'deskId'>; readonly delivery: OutgoingPost },
  isRoutine = false,
): Promise<StopWhy | null> {
  await shareFreezeLock(work.tx);
  return (await readWhyNotReady(work, draft, isRoutine))(delivery);
}

/** Takes the lock that everything shares that lets deliveries leave, now or later; a freeze takes it alone. */
export async function shareFreezeLock(tx: Transaction): Promise<void> {
  // A statement of its own: the next one sees what was committed while this one waited.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${lockNumbers.freeze})`;
}

/** Reads what stops all that the draft's desk sends, and returns why one of its deliveries must not be ready. */
async function readWhyNotReady(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey' | 'clock'>,
  { id, deskId }: Pick<Draft, 'id' | 'deskId'>,
  isRoutine = false,
): Promise<(delivery: OutgoingPost) => StopWhy | null> {
  const whyFor = await readStopsOverDesk(work.tx, deskId, work.clock.now());
  // Most desks are free: then nobody has to know whether it is a post of an emergency.
  const use = whyFor.isFree || isRoutine ? null : await readUse(work, id);
  return (delivery) => {
    // For this revision only: a later revision of the draft is routine.
    const isEmergency = use !== null && use.isGenuine && use.mode === 'real' && use.revision === delivery.revision;
    return whyFor.why(delivery, isEmergency);
  };
}

/**
 * Holds what is ready although something stops its whole desk, so that cards and lists show it; the jobs that were to
 * send it end quietly. Uses one transaction per draft. Nothing becomes ready meanwhile, so one pass finds everything.
 * Returns how many deliveries were held.
 */
export async function holdOverDesks(store: Store): Promise<number> {
  const row = {
    delivery: Prisma.sql`delivery`,
    deskId: Prisma.sql`draft."deskId"`,
    now: store.clock.now(),
    passed: [],
  };
  // guard: what is ready is held in a pause
  const drafts = await store.db.$queryRaw<{ id: string }[]>`
    SELECT draft."id" FROM "Draft" draft WHERE EXISTS (
      SELECT 1 FROM "Delivery" delivery WHERE delivery."draftId" = draft."id" AND delivery."state" = 'ready'
        AND ${stopsOverDesk({ ...row, isEmergency: false })})
    ORDER BY draft."deskId", draft."number"`;
  let held = 0;
  for (const { id } of drafts) held += await store.write((work) => holdDraft(work, id));
  return held;
}

async function holdDraft(work: UnitOfWork, draftId: string): Promise<number> {
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) return 0;
  const whyOf = await readWhyNotReady(work, draft);
  let held = 0;
  for (const delivery of await deliveriesOf(work.tx, draftId)) {
    const why = delivery.state === 'ready' ? whyOf(delivery) : null;
    if (why === null) continue;
    await holdFor(work, { draft, delivery }, why);
    held += 1;
  }
  return held;
}
