import type { DecisionReader } from '#approvals/decision.ts';
import type { Desk } from '#desks/desk.ts';
import { dayIn, isWorkingTime, workingHoursOf } from '#desks/working-hours.ts';

import { isOnOwnPage } from './official-host.ts';
import { type EntryWords, hashOfWords } from './relayed-text.ts';
import type { RuleInForce } from './rule-in-force.ts';
import type { RuleTerms } from './rule.ts';

/** Reasons of the moment, or of an entry, why a rule does not publish. */
export type WhyNotNow =
  /** Its page is on no official domain. */
  | 'host'
  /** The page has changed since, is gone, or became another draft. */
  | 'changed'
  /** No good reading has seen it since, or most of the feed was gone. */
  | 'unseen'
  | 'hours'
  | 'ceiling'
  | 'period'
  | 'frozen'
  | 'paused'
  | 'asleep';

/** An entry that a rule would publish, or has made a draft of. */
export interface ToLetOut {
  readonly inForce: RuleInForce;
  readonly desk: Desk;
  readonly words: EntryWords;
  readonly entryKey: string;
  /** Null if its draft is not made yet. */
  readonly draftId: string | null;
  /** When the rule took the entry; `leavesAt`: when it leaves. */
  readonly at: Date;
  readonly leavesAt: Date;
}

/**
 * Returns why a rule does not publish an entry now; null if it does. Anything that was against it since the rule took
 * it, even a freeze that was thawed, still counts: then a person decides.
 */
export async function whyNotNow(reader: DecisionReader, one: ToLetOut, now: Date): Promise<WhyNotNow | null> {
  const { inForce, desk, words, at } = one;
  const leavesAt = new Date(Math.max(now.getTime(), one.leavesAt.getTime()));
  // guard: by rule, official pages alone
  if (!isOnOwnPage(words.link, inForce, desk)) return 'host';
  if (one.draftId !== null && !(await isStillSo(reader, one, one.draftId))) return 'changed';
  // guard: by rule, what was seen again
  if (one.draftId !== null && !(await isSeenAgain(reader, one, now))) return 'unseen';
  // guard: by rule, within its hours
  if (!(await isInHours(inForce.rule, desk, now)) || !(await isInHours(inForce.rule, desk, leavesAt))) return 'hours';
  const { accountIds } = inForce.source;
  const isInPeriod = desk.periods.some(
    ({ state, fromAt, toAt, accountIds: inside }) =>
      state === 'agreed' && fromAt <= leavesAt && toAt > at && inside.some((id) => accountIds.includes(id)),
  );
  // guard: by rule, in no period
  if (isInPeriod) return 'period';
  const since = await stopsSince(reader, desk.id, at);
  // guard: by rule, under no freeze, nor after one
  if (since.isFrozen) return 'frozen';
  // guard: by rule, in no emergency, nor after one
  if (since.isPaused) return 'paused';
  const isAsleep = desk.accounts.some(({ id, standing, nextSleep }) => {
    const isPlanned = nextSleep !== null && nextSleep.startsAt <= leavesAt && nextSleep.endsAt > at;
    return accountIds.includes(id) && (standing.kind !== 'active' || isPlanned);
  });
  if (isAsleep) return 'asleep';
  // guard: by rule, no more than its ceiling a day
  return (await countBefore(reader, one)) < inForce.rule.maxPerDay ? null : 'ceiling';
}

/** Tells whether the page, as last read, still has the draft's words, and this is its only draft. */
async function isStillSo({ tx }: DecisionReader, one: ToLetOut, draftId: string): Promise<boolean> {
  const { inForce, entryKey: key, words } = one;
  const item = await tx.sourceItem.findUnique({ where: { sourceId_key: { sourceId: inForce.source.id, key } } });
  // guard: by rule, the page as it is
  return (
    item !== null &&
    item.hash === hashOfWords(words) &&
    !item.isMissing &&
    // A feed shows what it has; an account is read only from its newest known post on.
    (inForce.source.kind !== 'feed' || item.position !== null) &&
    item.draftId === draftId
  );
}

/**
 * Tells whether the source was read well after the reading that took an entry, and its last reading was good; also
 * true while another reading comes before the entry leaves.
 */
async function isSeenAgain({ tx }: DecisionReader, { inForce, at, leavesAt }: ToLetOut, now: Date): Promise<boolean> {
  const source = await tx.source.findUnique({ where: { id: inForce.source.id } });
  if (source === null) return false;
  const { failures, failingSince, nextAt, readAt } = source;
  // The site answered, and most of it was gone: what comes after no longer says that this was meant.
  if (failures === 0 && failingSince !== null && failingSince > at) return false;
  const isReadAgain = now < leavesAt && nextAt < leavesAt;
  return isReadAgain || (readAt !== null && readAt > at && failingSince === null);
}

async function isInHours({ fromMinute, toMinute }: RuleTerms, desk: Desk, at: Date): Promise<boolean> {
  const hours = await workingHoursOf(desk, at);
  const [from, to] = [timeOf(fromMinute), timeOf(Math.min(toMinute, 24 * 60 - 1))];
  return isWorkingTime({ ...hours, from, to }, at);
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

async function stopsSince(
  { tx }: DecisionReader,
  deskId: string,
  at: Date,
): Promise<{ readonly isFrozen: boolean; readonly isPaused: boolean }> {
  const [row] = await tx.$queryRaw<{ isFrozen: boolean; isPaused: boolean }[]>`
    SELECT
      EXISTS (
        SELECT 1 FROM "Freeze" WHERE ("deskId" IS NULL OR "deskId" = ${deskId}::uuid)
          AND ("thawedAt" IS NULL OR "thawedAt" >= ${at})
      ) AS "isFrozen",
      EXISTS (
        SELECT 1 FROM "Emergency" WHERE "deskId" = ${deskId}::uuid AND "mode" = 'real'
          AND ("endedAt" IS NULL OR "endedAt" >= ${at})
      ) AS "isPaused"`;
  return row ?? { isFrozen: true, isPaused: true };
}

/**
 * Counts what the source's rules published before this on the same day in the desk's time zone, stopped ones included.
 */
async function countBefore({ tx }: DecisionReader, { inForce, desk, draftId, at }: ToLetOut): Promise<number> {
  const near = 36 * 3_600_000;
  const rows = await tx.relayedByRule.findMany({
    where: {
      sourceId: inForce.source.id,
      at: { gte: new Date(at.getTime() - near), lte: at },
      ...(draftId === null ? {} : { draftId: { not: draftId } }),
    },
    select: { at: true, draftId: true },
  });
  const day = dayIn(desk.timeZone, at);
  const isBefore = (row: (typeof rows)[number]): boolean => row.at < at || draftId === null || row.draftId < draftId;
  return rows.filter((row) => dayIn(desk.timeZone, row.at) === day && isBefore(row)).length;
}
