import { dayIn, isWorkingTime, workingHoursOf } from '#desks/working-hours.ts';
import { readDesk } from '#desks/desk.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { dateOf, dayOf, giveBack, type Nudge } from './nudge.ts';
import type { ReminderNotice } from './reminder-notice.ts';
import { whatWaits } from './what-waits.ts';

/**
 * Tells whether an enqueued message may still be sent: a chat that was away may take it hours later. It may not if the
 * draft has been decided or edited since, outside working hours (a reminder), once the time has passed (a warning), or
 * on another day that has its message already. A message that is dropped gives its day back, so that a reminder is
 * enqueued again. It is marked as delivered in the same transaction: if delivered once more, it would find its
 * successor's day.
 */
export async function mayRemind(
  work: UnitOfWork,
  notice: ReminderNotice & { readonly id: string; readonly draftId: string },
): Promise<boolean> {
  if (await isOfUse(work, notice)) return true;
  await work.tx.notice.update({ where: { id: notice.id }, data: { deliveredAt: work.clock.now() } });
  return false;
}

async function isOfUse(
  work: UnitOfWork,
  { draftId, kind, data }: ReminderNotice & { readonly draftId: string },
): Promise<boolean> {
  const now = work.clock.now();
  const waiting = await whatWaits(work, draftId);
  const said = kind === 'reminder.waiting' ? 'reminder' : 'hourBefore';
  const about = kind === 'reminder.waiting' ? { revision: data.revision } : { aboutAt: data.publishAt };
  const row = await work.tx.nudge.findFirst({ where: { draftId, kind: said, ...about } });
  // guard: what is told has its day
  if (row === null) return false;
  const nudge: Nudge = { ...row, day: dayOf(row.day) };
  const isStillSo = async (): Promise<boolean> => {
    if (waiting === null) return false;
    const { draft, desk } = waiting;
    if (kind === 'reminder.hourBefore') {
      return now < data.publishAt && draft.current.content.window?.publishAt.getTime() === data.publishAt.getTime();
    }
    const isSame = waiting.for === 'approval' && draft.current.number === data.revision;
    return isSame && isWorkingTime(await workingHoursOf(desk, now), now);
  };
  // guard: what is told is of use
  if (waiting !== null && (await isStillSo()) && (await isOnDay(work, nudge, dayIn(waiting.desk.timeZone, now))))
    return true;
  await giveBack(work, nudge);
  return false;
}

/** Returns the drafts that a message to the channel may still name, as `mayRemind` decides. */
export async function mayRemindStale(
  work: UnitOfWork,
  told: { readonly deskId: string; readonly day: string; readonly draftIds: readonly string[] },
): Promise<readonly string[]> {
  const { deskId, day, draftIds } = told;
  const now = work.clock.now();
  const desk = await readDesk(work.tx, { id: deskId }, now);
  const isWorking = desk !== null && isWorkingTime(await workingHoursOf(desk, now), now);
  const kept: string[] = [];
  for (const draftId of draftIds) {
    const row = await work.tx.nudge.findFirst({
      where: { draftId, kind: 'stale', at: { lte: now } },
      orderBy: { at: 'desc' },
    });
    if (row === null) continue;
    const nudge: Nudge = { ...row, day: dayOf(row.day) };
    const draft = await work.tx.draft.findUnique({ where: { id: draftId } });
    const isStale = draft !== null && ['writing', 'asked'].includes(draft.state) && draft.changedAt <= row.at;
    if (isWorking && isStale && dayIn(desk.timeZone, now) === day) kept.push(draftId);
    else await giveBack(work, nudge);
  }
  return kept;
}

/** Moves a nudge to the day on which it is sent in the end; false if that day has its message already. */
async function isOnDay(work: UnitOfWork, { draftId, day, kind }: Nudge, today: string): Promise<boolean> {
  if (day === today) return true;
  if ((await work.tx.nudge.count({ where: { draftId, day: dateOf(today) } })) > 0) return false;
  await work.tx.nudge.updateMany({ where: { draftId, day: dateOf(day), kind }, data: { day: dateOf(today) } });
  return true;
}
