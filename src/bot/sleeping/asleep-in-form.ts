import { Temporal } from 'temporal-polyfill';

import { accountLabel } from '#bot/drafting/labels.ts';
import { fullWhenText, shortDayText } from '#bot/when-text.ts';
import { type Account, isPlannedAsleepAt, sleepsAt } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Content } from '#drafts/content.ts';
import type { Messages } from '#messages/words/messages.ts';
import { shorten } from '#text/shorten.ts';

interface Reader {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
}

/** The most characters of an address in a label that also says when a sleep ends, and of a reason beside a field. */
const mostHandle = 26;
const mostReason = 80;

/** Labels the box of one account: no chat can grey a box, so that the label says that it sleeps. */
export function choiceLabel(reader: Reader, account: Account): string {
  const { m, desk, now } = reader;
  const { standing, nextSleep } = account;
  const label = accountLabel({ ...account, handle: shorten(account.handle, mostHandle) });
  if (standing.kind === 'asleep') {
    const { until, exceptEmergencies } = standing;
    // Both would be too long. The hint says when it ends.
    if (exceptEmergencies) return m.sleep.inForm.labelExcept(label);
    return m.sleep.inForm.label(label, until === null ? null : lastDayText(until, desk.timeZone, m, now));
  }
  if (nextSleep === null) return accountLabel(account);
  return m.sleep.inForm.labelPlanned(label, shortDayText(nextSleep.startsAt, desk.timeZone, m.tongue, now));
}

/** Says which of the desk's accounts sleep or will sleep, until when and why; null if none does. */
export function asleepHint(reader: Reader): string | null {
  const { m, desk } = reader;
  const hints = desk.accounts.flatMap((account) => {
    const { standing, nextSleep } = account;
    const except = (isExcepted: boolean): readonly string[] => (isExcepted ? [m.sleep.exceptEmergencies] : []);
    const [sleep, planned] = [sleepOf(reader, account), plannedOf(reader, account)];
    if (sleep !== null) {
      const isExcepted = standing.kind === 'asleep' && standing.exceptEmergencies;
      return [m.sleep.inForm.hint(...sleep), ...except(isExcepted)];
    }
    if (planned === null) return [];
    return [m.sleep.inForm.hintPlanned(...planned), ...except(nextSleep?.exceptEmergencies === true)];
  });
  if (hints.length === 0) return null;
  return [...hints, ...(areAllAsleep(desk) ? [m.sleep.inForm.allAsleep] : [])].join(' ');
}

/**
 * Says why one of the chosen accounts cannot be chosen for that time: it sleeps then. An account that the draft had
 * before, for the same time, may stay: its card warns. If all accounts sleep, a draft without a time may name one.
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
  const chosen = desk.accounts.filter(({ id }) => accountIds.includes(id) && !kept.includes(id));
  const asleep = chosen.find((account) => sleepsAt(account, leavesAt));
  const sleep = asleep === undefined ? null : sleepOf(reader, asleep);
  if (sleep !== null) return m.sleep.inForm.refused(...sleep);
  const toSleep = chosen.find((account) => isPlannedAsleepAt(account, leavesAt));
  const planned = toSleep === undefined ? null : plannedOf(reader, toSleep);
  return planned === null ? null : m.sleep.inForm.refusedPlanned(...planned);
}

function areAllAsleep({ accounts }: Desk): boolean {
  return accounts.every(({ standing }) => standing.kind === 'asleep');
}

/** Names the account, when its sleep ends and why it sleeps; null if it does not. */
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

/** Names the account, and the beginning and end of its planned sleep; null if none is planned. */
function plannedOf(
  { m, desk, now }: Reader,
  account: Account,
): readonly [account: string, from: string, until: string] | null {
  const { nextSleep } = account;
  if (nextSleep === null) return null;
  const { startsAt, endsAt } = nextSleep;
  const from = fullWhenText(startsAt, desk.timeZone, m.tongue, now);
  return [accountLabel(account), from, fullWhenText(endsAt, desk.timeZone, m.tongue, now)];
}

/** Formats the end of a sleep as people say it: by its last day, where it lasts to the end of one. */
export function untilWords(until: Date, timeZone: string, m: Messages, now: Date): string {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(until.getTime()).toZonedDateTimeISO(timeZone);
  return hour === 0 && minute === 0
    ? lastDayText(until, timeZone, m, now)
    : fullWhenText(until, timeZone, m.tongue, now);
}

function lastDayText(until: Date, timeZone: string, { tongue, sleep }: Messages, now: Date): string {
  return sleep.lastDay(shortDayText(new Date(until.getTime() - 1), timeZone, tongue, now));
}
