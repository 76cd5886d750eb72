import { Temporal } from 'temporal-polyfill';

import { accountNoticeKey } from '#accounts/account-notice.ts';
import { notify } from '#storage/notify.ts';
import type { Store } from '#storage/store.ts';

const dayMs = 24 * 3_600_000;
/** From nine in the morning to the end of the next day, on which clocks may be put back. */
const mostMs = 40 * 3_600_000;
const toldAtHour = 9;

/**
 * Tells each desk of an account that the account's sleep ends by itself: from nine in the morning of the day before, by
 * the desk's clocks, and once. A sleep of less than a day is told at its end only. Returns how many desks were told.
 */
export async function tellEndings(store: Store): Promise<number> {
  const now = store.clock.now();
  const soon = await store.db.deskAccount.findMany({
    where: { account: { state: 'asleep', asleepUntil: { gt: now, lt: new Date(now.getTime() + mostMs) } } },
    select: {
      deskId: true,
      accountId: true,
      desk: { select: { timeZone: true } },
      account: { select: { asleepSince: true, asleepUntil: true } },
    },
    orderBy: [{ accountId: 'asc' }, { deskId: 'asc' }],
  });
  let told = 0;
  for (const { deskId, accountId, desk, account } of soon) {
    const { asleepSince: since, asleepUntil } = account;
    if (asleepUntil === null || !isTimeToTell({ since, until: asleepUntil, now }, desk.timeZone)) continue;
    const until = asleepUntil.toISOString();
    // Of one sleep, so that one that is prolonged is told of anew.
    const key = `${accountNoticeKey('account.ending', { deskId, accountId })}${since?.toISOString() ?? 'before'}:${until}`;
    if ((await store.db.notice.count({ where: { key } })) > 0) continue;
    const data = { accountId, at: now.toISOString(), until };
    await store.write((work) => notify(work, { key, deskId, draftId: null, kind: 'account.ending', data }));
    told += 1;
  }
  return told;
}

/** Tells whether the end of a sleep is to be told by now. `since` null: nobody knows since when it lasts. Pure. */
export function isTimeToTell(
  { since, until, now }: { readonly since: Date | null; readonly until: Date; readonly now: Date },
  timeZone: string,
): boolean {
  if (since !== null && until.getTime() - since.getTime() < dayMs) return false;
  const dayBefore = Temporal.Instant.fromEpochMilliseconds(until.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .subtract({ days: 1 });
  const tellAtMs = dayBefore.toZonedDateTime({ timeZone, plainTime: { hour: toldAtHour } }).epochMilliseconds;
  // Whoever put it to sleep later than that has just said until when.
  return now.getTime() >= tellAtMs && (since === null || since.getTime() < tellAtMs);
}
