import { afterWorkingTime, dayIn, isWorkingTime, workingHoursOf } from '#desks/working-hours.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { takeDay, wasSaid } from './nudge.ts';
import { warningAt, whatWaits } from './what-waits.ts';

/** Working minutes that approvers have before they are reminded. */
const patienceMinutes = 240;

/**
 * Enqueues a reminder to the approvers of each draft that has waited for four working hours, once per version, in the
 * desk's working hours. A draft that is warned of today gets only that warning, an hour before its time. Returns how
 * many were enqueued.
 */
export async function enqueueReminders(store: Store): Promise<number> {
  const now = store.clock.now();
  const earliest = new Date(now.getTime() - patienceMinutes * 60_000);
  const waiting = await store.db.$queryRaw<{ id: string }[]>`
    SELECT d."id" FROM "Draft" d JOIN "Revision" r ON r."draftId" = d."id" AND r."number" = d."currentRevision"
    WHERE d."state" = 'asked' AND r."askedAt" <= ${earliest}
      AND NOT EXISTS (SELECT 1 FROM "Nudge" n
        WHERE n."draftId" = d."id" AND n."kind" = 'reminder' AND n."revision" = r."number")
      AND NOT EXISTS (SELECT 1 FROM "Decision" c
        WHERE c."subjectId" = d."id" AND c."revision" = r."number" AND c."kind" <> 'approve' AND c."withdrawnAt" IS NULL)
    ORDER BY d."id"`;
  let ordered = 0;
  for (const { id } of waiting) if (await store.write((work) => enqueueReminder(work, id))) ordered += 1;
  return ordered;
}

async function enqueueReminder(work: UnitOfWork, draftId: string): Promise<boolean> {
  const now = work.clock.now();
  const waiting = await whatWaits(work, draftId);
  if (waiting === null || waiting.for !== 'approval') return false;
  const { draft, desk } = waiting;
  const { asked, content, number: revision } = draft.current;
  // After its last moment nobody can approve it any more.
  if (asked === null || (content.window !== null && now >= content.window.notAfterAt)) return false;
  const dueAt = afterWorkingTime(await workingHoursOf(desk, asked.at), asked.at, patienceMinutes);
  if (dueAt === null || dueAt > now || !isWorkingTime(await workingHoursOf(desk, now), now)) return false;
  if (await wasSaid(work.tx, { draftId, kind: 'reminder', revision })) return false;
  const day = dayIn(desk.timeZone, now);
  const warning = warningAt(draft);
  const isWarnedToday = warning !== null && dayIn(desk.timeZone, warning) === day;
  if (isWarnedToday && content.window !== null && now < content.window.publishAt) return false;
  if (!(await takeDay(work, { draftId, day, kind: 'reminder', revision, aboutAt: null }))) return false;
  await notify(work, {
    key: `reminder.waiting:${draftId}:${revision}:${work.newId()}`,
    deskId: desk.id,
    draftId,
    kind: 'reminder.waiting',
    data: { revision, askedAt: asked.at.toISOString() },
  });
  return true;
}
