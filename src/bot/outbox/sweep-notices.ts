import { noticeQueue } from '#storage/notify.ts';
import type { Store } from '#storage/store.ts';

const usuallyOverdueSeconds = 60;
const mostAtOnce = 100;

/**
 * Enqueues each overdue notice again: its job was given up while the chat was away, or ran before the chat was
 * connected. `overdueSeconds`: how long a notice's own job has for it.
 */
export async function sweepNotices(store: Store, overdueSeconds = usuallyOverdueSeconds): Promise<void> {
  const until = new Date(store.clock.now().getTime() - overdueSeconds * 1000);
  const overdue = await store.db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Notice" WHERE "deliveredAt" IS NULL AND "createdAt" <= ${until}
    ORDER BY "createdAt" LIMIT ${mostAtOnce}`;
  for (const { id: noticeId } of overdue) {
    await store.write((work) =>
      work.jobs.enqueueIfAbsent(work.tx, noticeQueue, { key: `notice:${noticeId}`, data: { noticeId } }),
    );
  }
}
