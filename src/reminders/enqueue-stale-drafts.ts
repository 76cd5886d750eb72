import { readDesk } from '#desks/desk.ts';
import { dayIn, isWorkingTime, workingHoursOf } from '#desks/working-hours.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { takeDay } from './nudge.ts';

const dayMs = 86_400_000;
/** Days for which a draft may stay untouched before somebody is asked about it; "keep" restarts them. */
export const patienceDays = 14;
const mostInMessage = 10;

interface StaleDraft {
  readonly id: string;
  readonly deskId: string;
  readonly revision: number;
  /** When the draft was last touched or kept. */
  readonly since: Date;
}

/**
 * Enqueues one message for each desk, on a working day, about the drafts that nobody has touched for 14 days. Each
 * draft is named once, and again only after somebody kept or touched it. Scheduled drafts are not stale. Returns how
 * many messages were enqueued.
 */
export async function enqueueStaleDrafts(store: Store): Promise<number> {
  const now = store.clock.now();
  // Reads the whole day's drafts, so that a desk gets one message about them.
  const stale = await readStale(store, new Date(now.getTime() - (patienceDays - 1) * dayMs));
  let ordered = 0;
  for (const deskId of new Set(stale.map((one) => one.deskId))) {
    const ofDesk = stale.filter((one) => one.deskId === deskId);
    if (await store.write((work) => enqueueForDesk(work, deskId, ofDesk))) ordered += 1;
  }
  return ordered;
}

async function readStale({ db, clock }: Store, touchedBefore: Date): Promise<readonly StaleDraft[]> {
  return db.$queryRaw<StaleDraft[]>`
    SELECT d."id", d."deskId", d."currentRevision" AS "revision", GREATEST(d."changedAt", d."keptAt") AS "since"
    FROM "Draft" d JOIN "Revision" r ON r."draftId" = d."id" AND r."number" = d."currentRevision"
    WHERE d."state" IN ('writing', 'asked') AND GREATEST(d."changedAt", d."keptAt") <= ${touchedBefore}
      AND (r."publishAt" IS NULL OR r."publishAt" <= ${clock.now()})
      AND NOT EXISTS (SELECT 1 FROM "Nudge" n
        WHERE n."draftId" = d."id" AND n."kind" = 'stale' AND n."at" >= GREATEST(d."changedAt", d."keptAt"))
    ORDER BY d."deskId", d."number"`;
}

async function enqueueForDesk(work: UnitOfWork, deskId: string, stale: readonly StaleDraft[]): Promise<boolean> {
  const now = work.clock.now();
  // Another replica may be doing this. The lock lets decisions on these drafts go on.
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
  const desk = await readDesk(work.tx, { id: deskId }, now);
  if (desk === null || !isWorkingTime(await workingHoursOf(desk, now), now)) return false;
  const day = dayIn(desk.timeZone, now);
  const key = `reminder.stale:${deskId}:${day}`;
  if ((await work.tx.notice.count({ where: { key } })) > 0) return false;
  const draftIds: string[] = [];
  for (const { id: draftId, since, revision } of stale) {
    const isLong = dayIn(desk.timeZone, new Date(since.getTime() + patienceDays * dayMs)) <= day;
    if (!isLong || draftIds.length >= mostInMessage) continue;
    if (await takeDay(work, { draftId, day, kind: 'stale', revision, aboutAt: null })) draftIds.push(draftId);
  }
  if (draftIds.length === 0) return false;
  await notify(work, { key, deskId, draftId: null, kind: 'reminder.stale', data: { day, draftIds } });
  return true;
}
