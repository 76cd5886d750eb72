import { dayIn } from '#desks/working-hours.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { takeDay, wasSaid } from './nudge.ts';
import { warningAt, whatWaits } from './what-waits.ts';

const hourMs = 3_600_000;

/**
 * Enqueues a warning to each thread whose post is due within the hour and is not approved: once for that time, by day
 * and night. Returns how many were enqueued.
 */
export async function enqueueWarnings(store: Store): Promise<number> {
  const now = store.clock.now();
  const within = new Date(now.getTime() + hourMs);
  const coming = await store.db.$queryRaw<{ id: string }[]>`
    SELECT d."id" FROM "Draft" d JOIN "Revision" r ON r."draftId" = d."id" AND r."number" = d."currentRevision"
    WHERE d."state" IN ('writing', 'asked') AND r."publishAt" > ${now} AND r."publishAt" <= ${within}
      AND NOT EXISTS (SELECT 1 FROM "Nudge" n
        WHERE n."draftId" = d."id" AND n."kind" = 'hourBefore' AND n."aboutAt" = r."publishAt")
    ORDER BY d."id"`;
  let ordered = 0;
  for (const { id } of coming) if (await store.write((work) => enqueueWarning(work, id))) ordered += 1;
  return ordered;
}

async function enqueueWarning(work: UnitOfWork, draftId: string): Promise<boolean> {
  const now = work.clock.now();
  const waiting = await whatWaits(work, draftId);
  if (waiting === null) return false;
  const { draft, desk } = waiting;
  const { content, number: revision } = draft.current;
  const at = warningAt(draft);
  if (at === null || content.window === null || now < at || now >= content.window.publishAt) return false;
  const { publishAt: aboutAt } = content.window;
  if (await wasSaid(work.tx, { draftId, kind: 'hourBefore', aboutAt })) return false;
  const day = dayIn(desk.timeZone, now);
  if (!(await takeDay(work, { draftId, day, kind: 'hourBefore', revision, aboutAt }))) return false;
  await notify(work, {
    key: `reminder.hourBefore:${draftId}:${work.newId()}`,
    deskId: desk.id,
    draftId,
    kind: 'reminder.hourBefore',
    data: { revision, publishAt: aboutAt.toISOString() },
  });
  return true;
}
