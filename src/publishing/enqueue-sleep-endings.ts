import { Temporal } from 'temporal-polyfill';

import { accountNoticeKey } from '#accounts/account-notice.ts';
import { notify } from '#storage/notify.ts';
import type { Store } from '#storage/store.ts';

const dayMs = 24 * 3_600_000;
/** From nine in the morning to the end of the next day, on which clocks may be put back. */
const mostMs = 40 * 3_600_000;
const announcedAtHour = 9;

/**
 * Notifies each desk of an account, once, that the account's sleep is about to end: from nine in the morning of the day
 * before, in the desk's time zone. For a sleep of less than a day only its end is notified. Returns how many desks were
 * notified.
 */
export async function enqueueSleepEndings(store: Store): Promise<number> {
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
    if (asleepUntil === null || !isTimeToAnnounce({ since, until: asleepUntil, now }, desk.timeZone)) continue;
    const until = asleepUntil.toISOString();
    // The key names one sleep and its end, so that a prolonged sleep is notified anew.
    const key = `${accountNoticeKey('account.sleepEnding', { deskId, accountId })}${since?.toISOString() ?? 'before'}:${until}`;
    if ((await store.db.notice.count({ where: { key } })) > 0) continue;
    const data = { accountId, at: now.toISOString(), until };
    await store.write((work) => notify(work, { key, deskId, draftId: null, kind: 'account.sleepEnding', data }));
    told += 1;
  }
  return told;
}

/** Tells whether the notice of a sleep's end is due. `since` null: its beginning is unknown. Pure. */
export function isTimeToAnnounce(
  { since, until, now }: { readonly since: Date | null; readonly until: Date; readonly now: Date },
  timeZone: string,
): boolean {
  if (since !== null && until.getTime() - since.getTime() < dayMs) return false;
  const dayBefore = Temporal.Instant.fromEpochMilliseconds(until.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .subtract({ days: 1 });
  const announceAtMs = dayBefore.toZonedDateTime({ timeZone, plainTime: { hour: announcedAtHour } }).epochMilliseconds;
  // A sleep that began later than that needs no notice: its end was announced a moment ago.
  return now.getTime() >= announceAtMs && (since === null || since.getTime() < announceAtMs);
}
