import { Temporal } from 'temporal-polyfill';

import type { Sleep } from '#storage/generated/client.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { accountNoticeKey } from './account-notice.ts';

/** Longer than from nine o'clock of a day to the end of the next one, in any zone. */
const lookAheadMs = 3 * 86_400_000;
const tellsAtHour = 9;

/**
 * Tells each desk of an account that a planned sleep begins the next day, from nine o'clock in the desk's zone on; once,
 * however often this runs. A transaction each sleep.
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
      // It is neither called off nor begun meanwhile.
      await work.tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
      const sleep = await work.tx.sleep.findUniqueOrThrow({ where: { id } });
      if (sleep.begunAt === null && sleep.cancelledAt === null) await tellAhead(work, sleep);
    });
  }
}

/** Tells the desks whose time for it has come that a sleep is ahead. Returns the desks that are told, now or before. */
export async function tellAhead(work: UnitOfWork, sleep: Sleep): Promise<readonly string[]> {
  const { id: sleepId, accountId, startsAt } = sleep;
  const now = work.clock.now();
  const desks = await work.tx.desk.findMany({
    where: { accounts: { some: { accountId } } },
    select: { id: true, timeZone: true },
    orderBy: { id: 'asc' },
  });
  const due = desks.filter(({ timeZone }) => now >= tellsAt(startsAt, timeZone));
  const kind = 'account.sleepAhead';
  for (const { id: deskId } of due) {
    // The same for one sleep, so that it is told once.
    const key = `${accountNoticeKey(kind, { deskId, accountId })}${sleepId}`;
    await notify(work, { key, deskId, draftId: null, kind, data: { accountId, sleepId, at: now.toISOString() } });
  }
  if (due.length > 0 && sleep.announcedAt === null) {
    await work.tx.sleep.update({ where: { id: sleepId }, data: { announcedAt: now } });
  }
  return due.map(({ id }) => id);
}

/** Returns when a desk is told of a sleep: at nine o'clock, in its zone, of the day before the one on which it begins. */
function tellsAt(startsAt: Date, timeZone: string): Date {
  const first = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const nine = first
    .subtract({ days: 1 })
    .toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(tellsAtHour) });
  return new Date(nine.epochMilliseconds);
}
