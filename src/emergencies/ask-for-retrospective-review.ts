import { readDesk } from '#desks/desk.ts';
import { nextWorkingMorning, workingHoursOf } from '#desks/working-hours.ts';
import { deliveriesOf } from '#publishing/delivery.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { endRetrospectiveReview } from './decide-use.ts';
import { enqueueEmergencyNotice } from './emergency-notice.ts';
import { mayBePublic } from './may-be-public.ts';
import { type RetrospectiveReview, readRetrospectiveReview } from './retrospective-review.ts';

/** Working days, after the one on which approvers are asked, within which they should decide. */
const workingDays = 2;
/** How long posts are followed up. */
const followedMs = 30 * 86_400_000;

/**
 * Asks ordinary approvers about each post of a real emergency, from the next working morning on. Notifies a steward if
 * nobody has decided within two working days, and ends the question once a post is corrected. Returns how many posts
 * were newly asked about.
 */
export async function followUses(store: Store): Promise<number> {
  const asked = await askAbout(store);
  const open = await store.db.retrospectiveReview.findMany({
    // Includes rows that somebody marked as done in the database.
    where: { askedAt: { gt: new Date(store.clock.now().getTime() - followedMs) } },
    select: { useId: true },
    orderBy: { askedAt: 'asc' },
  });
  for (const { useId } of open) await store.write((work) => follow(work, useId));
  return asked;
}

async function askAbout(store: Store): Promise<number> {
  const now = store.clock.now();
  const rows = await store.db.emergencyUse.findMany({
    where: { mode: 'real', retrospectiveReview: null, draft: { deliveries: { some: mayBePublic } } },
    select: { id: true, deskId: true, at: true, draftId: true, revision: true },
    orderBy: { at: 'asc' },
  });
  let count = 0;
  for (const { id: useId, deskId, at, draftId, revision } of rows) {
    const desk = await readDesk(store.db, { id: deskId }, now);
    if (desk === null) continue;
    const hours = await workingHoursOf(desk, at);
    const askAt = nextWorkingMorning(hours, at);
    if (askAt > now) continue;
    let overdueAt = askAt;
    for (let day = 0; day < workingDays; day += 1) overdueAt = nextWorkingMorning(hours, overdueAt);
    await store.write(async (work) => {
      const { askedPolicy } = await work.tx.revision.findUniqueOrThrow({
        where: { draftId_number: { draftId, number: revision } },
        select: { askedPolicy: true },
      });
      const row = { useId, deskId, askedAt: work.clock.now(), overdueAt, askedPolicy };
      const { count: made } = await work.tx.retrospectiveReview.createMany({ data: [row], skipDuplicates: true });
      if (made === 0) return;
      const data = { useId, overdueAt };
      await journal(work, { kind: 'emergency.reviewAsked', deskId, draftId, actor: 'tambour', data });
      await enqueueEmergencyNotice(work, deskId, { kind: 'emergency.review', data: { useId } });
    });
    count += 1;
  }
  return count;
}

async function follow(work: UnitOfWork, useId: string): Promise<void> {
  const asked = await readRetrospectiveReview(work, useId);
  if (asked === null || (asked.state !== 'open' && asked.state !== 'toCorrect')) return;
  if (asked.state === 'toCorrect' && (await isCorrected(work, asked))) {
    return endRetrospectiveReview(work, asked, { state: 'corrected', by: { id: 'tambour', name: 'Tambour' } });
  }
  if (asked.overdueAt > work.clock.now()) return;
  // Sent once: an equal notice is dropped.
  await enqueueEmergencyNotice(work, asked.use.deskId, { kind: 'emergency.overdue', data: { useId } });
}

/** Tells whether the post was corrected in public since: edited, answered, retracted, or corrected by the path. */
async function isCorrected(work: UnitOfWork, { use }: RetrospectiveReview): Promise<boolean> {
  const { id, emergencyId, draftId, at } = use;
  const own = (await deliveriesOf(work.tx, draftId)).filter(({ state }) => state !== 'cancelled');
  if (own.length > 0 && own.every(({ state }) => state === 'retracted')) return true;
  const ids = own.map((delivery) => delivery.id);
  if ((await work.tx.delivery.count({ where: { correctsId: { in: ids }, state: 'sent' } })) > 0) return true;
  const later = { emergencyId, part: 'correction', at: { gt: at }, id: { not: id } } as const;
  const deliveries = { some: { state: 'sent' } } as const;
  return (await work.tx.emergencyUse.count({ where: { ...later, draft: { deliveries } } })) > 0;
}
