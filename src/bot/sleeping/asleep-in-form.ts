import { Temporal } from 'temporal-polyfill';

import { accountLabel } from '#bot/drafting/labels.ts';
import { fullWhenText, shortDayText } from '#bot/when-text.ts';
import { type Account, sleepsAt } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Content } from '#drafts/content.ts';
import type { Messages } from '#messages/words/messages.ts';
import { shorten } from '#text/shorten.ts';

interface Reader {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
}

/** Characters of an address in a label that also says until when it sleeps, and of a reason beside a field. */
const mostHandle = 30;
const mostReason = 80;

/** Labels the box of one account: no chat can grey a box, so that the label says that it sleeps. */
export function choiceLabel(reader: Reader, account: Account): string {
  const { m, desk, now } = reader;
  const { standing } = account;
  if (standing.kind !== 'asleep') return accountLabel(account);
  const label = accountLabel({ ...account, handle: shorten(account.handle, mostHandle) });
  const { until } = standing;
  return m.sleep.inForm.label(label, until === null ? null : lastDayText(until, desk.timeZone, m, now));
}

/** Says which of the desk's accounts sleep, until when and why; null where none does. */
export function asleepHint(reader: Reader): string | null {
  const { m, desk } = reader;
  const hints = desk.accounts.flatMap((account) => {
    const sleep = sleepOf(reader, account);
    return sleep === null ? [] : [m.sleep.inForm.hint(...sleep)];
  });
  if (hints.length === 0) return null;
  return [...hints, ...(areAllAsleep(desk) ? [m.sleep.inForm.allAsleep] : [])].join(' ');
}

/**
 * Says why one of the chosen accounts cannot be chosen for that time: it sleeps then. What a draft was for already, at the
 * same time, may stay: its card warns of it. Where no account is awake, a draft without a time may be for one that sleeps.
 */
export function asleepError(
  { accountIds, window }: Pick<Content, 'accountIds' | 'window'>,
  { before, ...reader }: Reader & { readonly before: Pick<Content, 'accountIds' | 'window'> | null },
): string | null {
  const { m, desk, now } = reader;
  if (window === null && areAllAsleep(desk)) return null;
  const leavesAt = window?.publishAt ?? now;
  const isAsBefore = before !== null && before.window?.publishAt.getTime() === window?.publishAt.getTime();
  const kept = isAsBefore ? before.accountIds : [];
  const asleep = desk.accounts.find(
    (account) => accountIds.includes(account.id) && !kept.includes(account.id) && sleepsAt(account, leavesAt),
  );
  const sleep = asleep === undefined ? null : sleepOf(reader, asleep);
  return sleep === null ? null : m.sleep.inForm.refused(...sleep);
}

function areAllAsleep({ accounts }: Desk): boolean {
  return accounts.every(({ standing }) => standing.kind === 'asleep');
}

/** Names the account, until when it sleeps and why; null where it does not. */
function sleepOf(
  { m, desk, now }: Reader,
  account: Account,
): readonly [account: string, until: string | null, why: string | null] | null {
  const { standing } = account;
  if (standing.kind !== 'asleep') return null;
  const { until, why } = standing;
  const untilText = until === null ? null : untilWords(until, desk.timeZone, m, now);
  return [accountLabel(account), untilText, why === null ? null : shorten(why, mostReason)];
}

/** Formats the end of a sleep as people say it: by its last day, where it lasts to the end of one. */
export function untilWords(until: Date, timeZone: string, m: Messages, now: Date): string {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(until.getTime()).toZonedDateTimeISO(timeZone);
  return hour === 0 && minute === 0
    ? lastDayText(until, timeZone, m, now)
    : fullWhenText(until, timeZone, m.tongue, now);
}

function lastDayText(until: Date, timeZone: string, { tongue }: Messages, now: Date): string {
  return shortDayText(new Date(until.getTime() - 1), timeZone, tongue, now);
}
