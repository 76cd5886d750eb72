import { Temporal } from 'temporal-polyfill';

import type { Rules } from '#drafts/renderings-of.ts';
import { languageFacts } from '#languages.ts';
import { dollarsText, figureText } from '#messages/figure-text.ts';
import type { Messages } from '#messages/words/messages.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import { timeTexts } from '#pages/calendar/time-texts.ts';
import type { Both } from '#reach/digest.ts';
import type { Dossier, DossierAccount, PairsOn } from '#reach/dossier/dossier.ts';
import type { Quartiles } from '#reach/statistics/quartiles.ts';

/** A dossier with what its texts in one language need. */
export interface DossierView {
  readonly m: Messages;
  readonly dossier: Dossier;
  readonly rules: Rules;
  readonly texts: DossierTexts;
}

/** Formats the values of a dossier. An unknown value is said to be unknown, never zero. */
interface DossierTexts {
  /** "November 2026", from "2026-11". */
  readonly month: (month: string) => string;
  readonly briefMonth: (month: string) => string;
  readonly months: (months: readonly string[]) => string;
  readonly list: (said: readonly string[]) => string;
  /** A list of short items, without "and". */
  readonly briefList: (said: readonly string[]) => string;
  /** "30 November 2026", in the desk's zone. */
  readonly day: (at: Date) => string;
  /** "30 Nov", for places where the year stands beside it. */
  readonly briefDay: (at: Date) => string;
  /** "30 November 2026", from "2026-11-30". */
  readonly dayOf: (day: string) => string;
  readonly count: (value: number | null, decimals?: number) => string;
  readonly dollars: (value: number | null) => string;
  /** Two units at most, such as "4h 20m". */
  readonly lasting: (seconds: number | null) => string;
}

/** Builds the view of a dossier in one language. */
export function dossierView(m: Messages, dossier: Dossier, rules: Rules): DossierView {
  const times = timeTexts(m, dossier.timeZone);
  const brief = new Intl.DateTimeFormat(languageFacts[m.tongue].locale, {
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  });
  const { locale } = languageFacts[m.tongue];
  const briefDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: dossier.timeZone });
  const list = new Intl.ListFormat(locale);
  const briefList = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const lasting = new Intl.DurationFormat(languageFacts[m.tongue].locale, { style: 'narrow' });
  const { notKnown } = m.dossierPage;
  const month = (one: string): string => times.month(firstOf(one));
  return {
    m,
    dossier,
    rules,
    texts: {
      month,
      briefMonth: (one) => brief.format(new Date(`${one}-01T00:00:00Z`)),
      months: (some) => list.format(some.map(month)),
      list: (said) => list.format(said),
      briefList: (said) => briefList.format(said),
      briefDay: (at) => briefDay.format(at),
      day: (at) =>
        times.yearDay(
          Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(dossier.timeZone).toPlainDate(),
        ),
      dayOf: (day) => times.yearDay(Temporal.PlainDate.from(day)),
      count: (value, decimals = 0) => (value === null ? notKnown : figureText(value, m.tongue, decimals)),
      lasting: (seconds) => (seconds === null ? notKnown : lasting.format(unitsOf(seconds))),
      dollars: (value) => (value === null ? notKnown : dollarsText(value, m.tongue)),
    },
  };
}

/** Names an account: by its network if the dossier has one account there, else also by its handle. */
export function accountName({ dossier }: Pick<DossierView, 'dossier'>, { network, handle }: DossierAccount): string {
  const isOnly = dossier.accounts.filter((account) => account.network === network).length === 1;
  const { name } = networkKinds[network];
  return isOnly ? name : `${handle} (${name})`;
}

/** Names the two networks of pairs. */
export function networkNames([one, other]: PairsOn['networks']): Both<string> {
  return [networkKinds[one].name, networkKinds[other].name];
}

/** Formats a median with its quartiles. */
export function quartilesText({ m, texts }: DossierView, quartiles: Quartiles | null): string {
  if (quartiles === null) return m.dossierPage.none;
  const { median, lower, upper } = quartiles;
  // Tenths matter for small counts; the file of numbers has all digits.
  const count = (value: number): string => texts.count(value, value < 10 ? 1 : 0);
  return rangeText(m, [count(median), count(lower), count(upper)]);
}

/** Formats a middle value with its range, which stays on one line. */
export function rangeText(m: Messages, [middle, low, high]: readonly [string, string, string]): string {
  return m.dossierPage.withRange(middle, low, high).replaceAll('–', '–\u2060');
}

/** Sums the posts of all kinds. */
export function postsOf({ posts }: DossierAccount['whole']): number {
  return Object.values(posts).reduce((sum, count) => sum + count, 0);
}

/** Rounds a duration to its two largest units, without those that are zero. */
function unitsOf(seconds: number): Readonly<Record<string, number>> {
  if (seconds < 60) return { seconds: Math.round(seconds) };
  const minutes = Math.round(seconds / 60);
  const hours = Math.round(minutes / 60);
  const units =
    minutes < 24 * 60
      ? { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
      : { days: Math.floor(hours / 24), hours: hours % 24 };
  return Object.fromEntries(Object.entries(units).filter(([, count]) => count > 0));
}

function firstOf(month: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(`${month}-01`);
}
