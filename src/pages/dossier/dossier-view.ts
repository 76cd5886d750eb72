import { Temporal } from 'temporal-polyfill';

import type { Rules } from '#drafts/renderings-of.ts';
import { languageFacts } from '#languages.ts';
import { dollarsText, figureText, lastingText } from '#messages/figure-text.ts';
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
  /** The first of the asked months are left out, since nothing is known of them. */
  readonly isCut: boolean;
  readonly rules: Rules;
  readonly texts: DossierTexts;
}

/** Formats the values of a dossier. An unknown value is said to be unknown, never zero. */
interface DossierTexts {
  /** "November 2026", from "2026-11". */
  readonly month: (month: string) => string;
  readonly briefMonth: (month: string) => string;
  /** Months in a row are said by the first and the last. */
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
  /** Two units at most, such as "4 hr 20 min". */
  readonly lasting: (seconds: number | null) => string;
}

/** Builds the view of a dossier in one language. */
export function dossierView(m: Messages, whole: Dossier, rules: Rules): DossierView {
  const dossier = fromFirstKnown(whole);
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
  const { notKnown } = m.dossierPage;
  const month = (one: string): string => times.month(firstOf(one));
  return {
    m,
    dossier,
    isCut: dossier.months.length < whole.months.length,
    rules,
    texts: {
      month,
      briefMonth: (one) => brief.format(new Date(`${one}-01T00:00:00Z`)),
      months: (some) =>
        list.format(
          rowsOf(some).map(([first, last]) =>
            first === last ? month(first) : m.dossierPage.monthRange(month(first), month(last)),
          ),
        ),
      list: (said) => list.format(said),
      briefList: (said) => briefList.format(said),
      // Narrow columns would break it after each word.
      briefDay: (at) => briefDay.format(at).replaceAll(' ', '\u00A0'),
      day: (at) =>
        times.yearDay(
          Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(dossier.timeZone).toPlainDate(),
        ),
      dayOf: (day) => times.yearDay(Temporal.PlainDate.from(day)),
      count: (value, decimals = 0) => (value === null ? notKnown : figureText(value, m.tongue, decimals)),
      lasting: (seconds) => (seconds === null ? notKnown : lastingText(seconds, m.tongue)),
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

/** Counts the posts of an account in these months that Tambour did not make, as imported. */
export function importedOf({ dossier }: Pick<DossierView, 'dossier'>, { id }: DossierAccount): number {
  const imported = dossier.past?.accounts.find((account) => account.id === id);
  return imported?.months.reduce((sum, { posts }) => sum + posts, 0) ?? 0;
}

/**
 * Leaves out the first months if Tambour knew none of the accounts yet and nothing was entered: empty lines would say
 * nothing. The page says in which month the figures begin.
 */
function fromFirstKnown(dossier: Dossier): Dossier {
  const { months, accounts, pairs, moderation } = dossier;
  const first = months.findIndex(
    (_, at) => (moderation[at] ?? null) !== null || accounts.some((account) => (account.months[at] ?? null) !== null),
  );
  if (first < 1) return dossier;
  return {
    ...dossier,
    months: months.slice(first),
    accounts: accounts.map((account) => ({ ...account, months: account.months.slice(first) })),
    pairs: pairs.map((pair) => ({ ...pair, months: pair.months.slice(first) })),
    moderation: moderation.slice(first),
  };
}

/** Groups months in a row, each group by its first and last. */
function rowsOf(months: readonly string[]): readonly Both<string>[] {
  const rows: Both<string>[] = [];
  for (const month of months) {
    const row = rows.at(-1);
    if (row !== undefined && Temporal.PlainYearMonth.from(row[1]).add({ months: 1 }).toString() === month)
      row[1] = month;
    else rows.push([month, month]);
  }
  return rows;
}

function firstOf(month: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(`${month}-01`);
}
