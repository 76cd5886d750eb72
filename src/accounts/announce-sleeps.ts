import { Temporal } from 'temporal-polyfill';

import type { Sleep } from '#storage/generated/client.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { accountNoticeKey } from './account-notice.ts';

/** Longer than from nine o'clock on one day to the end of the next, in any zone. */
const lookAheadMs = 3 * 86_400_000;
const announcedAtHour = 9;

/**
 * Notifies each desk of an account once that a planned sleep begins on the next day, from nine o'clock in the desk's
 * zone. Uses a transaction per sleep.
 */
export async function announceSleeps(store: Store): Promise<void> {
  const now = store.clock.now();
  const ahead = await store.db.sleep.findMany({
    where: {
      begunAt: null,
      cancelledAt: null,
      startsAt: { gt: now, lte: new Date(now.getTime() + lookAheadMs) },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  for (const { id, accountId } of ahead) {
    await store.write(async (work) => {
      // Locked, so that it is neither cancelled nor begun meanwhile.
      await work.tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
      const sleep = await work.tx.sleep.findUniqueOrThrow({ where: { id } });
      if (sleep.begunAt === null && sleep.cancelledAt === null) await enqueueAnnouncements(work, sleep);
    });
  }
}

/** Notifies desks of a planned sleep if it is time for them. Returns the desks notified now or before. */
export async function enqueueAnnouncements(work: UnitOfWork, sleep: Sleep): Promise<readonly string[]> {
  const { id: sleepId, accountId, startsAt } = sleep;
  const now = work.clock.now();
  const desks = await work.tx.desk.findMany({
    where: { accounts: { some: { accountId } } },
    select: { id: true, timeZone: true },
    orderBy: { id: 'asc' },
  });
  const due = desks.filter(({ timeZone }) => now >= announceFromAt(startsAt, timeZone));
  const kind = 'account.sleepSoon';
  for (const { id: deskId } of due) {
    // The same key for one sleep, so that it is announced once.
    const key = `${accountNoticeKey(kind, { deskId, accountId })}${sleepId}`;
    await notify(work, { key, deskId, draftId: null, kind, data: { accountId, sleepId, at: now.toISOString() } });
  }
  if (due.length > 0 && sleep.announcedAt === null) {
    await work.tx.sleep.update({ where: { id: sleepId }, data: { announcedAt: now } });
  }
  return due.map(({ id }) => id);
}

/** Returns when to notify a desk of a sleep: at nine o'clock in its zone, on the day before the sleep begins. */
function announceFromAt(startsAt: Date, timeZone: string): Date {
  const first = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const nine = first
    .subtract({ days: 1 })
    .toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(announcedAtHour) });
  return new Date(nine.epochMilliseconds);
}
