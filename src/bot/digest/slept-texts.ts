import { accountLabel } from '#bot/drafting/labels.ts';
import { shortDayText } from '#bot/when-text.ts';
import type { Digest } from '#reach/digest.ts';

import type { DigestContext } from './digest-view.ts';

const mostListed = 6;

/** Says when accounts slept in the digest's days, each in one line: "1 May: A day without X (@valmont (X))". */
export function sleptTexts({ m, digest, desk, now }: DigestContext): readonly string[] {
  const { slept: words } = m.digest;
  const day = (at: number): string => shortDayText(new Date(at), desk.timeZone, m.tongue, now);
  return digest.sleeps.slice(0, mostListed).flatMap(({ accountId, from, until, label, exceptEmergencies }) => {
    const column = digest.columns.find((one) => one.accountId === accountId);
    if (column === undefined) return [];
    const first = day(Date.parse(from));
    // A sleep until midnight ends with the day before.
    const last = until === null ? null : day(Date.parse(until) - 1);
    const when = last === null ? words.since(first) : last === first ? first : words.days(first, last);
    return [words.said(when, label, accountLabel(column), exceptEmergencies)];
  });
}

/** Tells whether an account slept through all of the digest's days, so that no posts do not count as zero. */
export function sleptThroughout({ sleeps, from, to }: Digest, accountId: string): boolean {
  return sleeps.some(
    (slept) =>
      slept.accountId === accountId &&
      Date.parse(slept.from) <= Date.parse(from) &&
      (slept.until === null || Date.parse(slept.until) >= Date.parse(to)),
  );
}
