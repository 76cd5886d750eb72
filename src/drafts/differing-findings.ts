import { daysIn } from '#text/days-in.ts';
import { phonesIn } from '#text/phones-in.ts';

import { type CheckedText, withoutAddresses } from './checked-text.ts';
import { type FoundOf, type Place, warns } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';

/** The most facts of one kind compared: more are a list, which nobody repeats completely elsewhere. */
const most = 20;
const longestCompared = 200;
const firstYear = 2000;
const remark = { level: 'info' } as const;

/** `here`: as written at the place; `there`: in the other text. `accounts`: that text's handles; empty for all. */
interface Differing {
  readonly here: string;
  readonly there: string;
  readonly accounts: string;
}

const kinds = {
  DAY_DIFFERS: warns<Differing>(),
  PHONE_DIFFERS: warns<Differing>(),
  LINK_DIFFERS: warns<Differing>(),
};
type Found = FoundOf<typeof kinds>;

/**
 * Checks that the texts of a post and the descriptions of its pictures name the same days, telephone numbers and links.
 * One may leave out what another says. Only if each says something that the other does not, one of them is wrong.
 */
export const differingRule: FindingRule<typeof kinds> = {
  kinds,
  across(texts, { content: { media, language } }) {
    const isEnglish = language === 'en';
    const [first, ...others] = texts.map((text) => sourceOf(text, isEnglish));
    if (first === undefined) return [];
    const alts = media.map(({ alt }, index) => altSource(alt, index, isEnglish));
    return [
      ...others.flatMap((other) => betweenTexts(other, first)),
      ...alts.flatMap((alt) => besideTexts(alt, [first, ...others])),
    ];
  },
};

/** A day, telephone number or link that a text names. */
interface Fact {
  readonly written: string;
  readonly place: Place;
}

interface Day extends Fact {
  readonly year: number | null;
  /** Month and day as one number; `last` is that of the range's last day, if it is a range. */
  readonly first: number;
  readonly last: number;
}

/** Equal keys mean the same telephone number, or the same address. */
interface Keyed extends Fact {
  readonly key: string;
}

interface Source {
  readonly accounts: string;
  readonly days: readonly Day[];
  readonly phones: readonly Keyed[];
  readonly links: readonly Keyed[];
}

function sourceOf({ prose, links, accounts, placeAt, isShared }: CheckedText, isEnglish: boolean): Source {
  return {
    accounts: isShared ? '' : accounts.map(({ handle }) => handle).join(', '),
    ...factsIn(prose, isEnglish, placeAt),
    links: links.slice(0, most).map((url) => ({ key: addressKey(url), written: url, place: { kind: 'link', url } })),
  };
}

function altSource(alt: string, index: number, isEnglish: boolean): Source {
  const place = { kind: 'alt', index } as const;
  return { accounts: '', ...factsIn(withoutAddresses(alt.normalize('NFC')), isEnglish, () => place), links: [] };
}

function factsIn(prose: string, isEnglish: boolean, placeAt: CheckedText['placeAt']): Pick<Source, 'days' | 'phones'> {
  // "Rue du 8 mai 1945": a historic date is not one of the post's days.
  const days = daysIn(prose, isEnglish)
    .filter(({ year }) => year === null || year >= firstYear)
    .slice(0, most);
  return {
    // A day that can be read in two ways never surely differs.
    days: days.some(({ mayTurn }) => mayTurn)
      ? []
      : days.flatMap((first, index) => {
          if (days[index - 1]?.goesOn === true) return [];
          const last = (first.goesOn ? days[index + 1] : undefined) ?? first;
          const length = last.at + last.length - first.at;
          return [
            {
              written: prose.slice(first.at, first.at + length),
              place: placeAt(first.at, length),
              year: first.year ?? last.year,
              first: first.month * 32 + first.day,
              last: last.month * 32 + last.day,
            },
          ];
        }),
    phones: phonesIn(prose)
      .slice(0, most)
      .map(({ at, written, digits }) => ({ key: digits, written, place: placeAt(at, written.length) })),
  };
}

function betweenTexts(here: Source, there: Source): readonly Found[] {
  const { accounts } = there;
  const day = differing(here.days, there.days, isSaidBy);
  const phone = differing(here.phones, there.phones, isAmong);
  const link = differing(here.links, there.links, isAmong);
  const found: Found[] = [];
  if (day !== null) found.push({ code: 'DAY_DIFFERS', ...told(day, accounts) });
  if (phone !== null) found.push({ code: 'PHONE_DIFFERS', ...told(phone, accounts) });
  // Two links may be intended, but not two that differ by a single typing error.
  if (link !== null) found.push({ code: 'LINK_DIFFERS', ...told(link, accounts), ...(isSlip(link) ? {} : remark) });
  return found;
}

/** Compares a description with the texts. A picture may show other days or numbers, so one in common is enough. */
function besideTexts(alt: Source, texts: readonly Source[]): readonly Found[] {
  const days = texts.flatMap((text) => text.days);
  const phones = texts.flatMap((text) => text.phones);
  const [day, phone] = [apart(alt.days, days, isSaidBy), apart(alt.phones, phones, isAmong)];
  const found: Found[] = [];
  if (day !== null) found.push({ code: 'DAY_DIFFERS', ...told(day, ''), ...remark });
  if (phone !== null) found.push({ code: 'PHONE_DIFFERS', ...told(phone, ''), ...remark });
  return found;
}

interface Pair<One extends Fact> {
  readonly here: One;
  readonly there: One;
}

/** Returns the first fact of each side that the other lacks; null unless both sides have one. */
function differing<One extends Fact>(
  here: readonly One[],
  there: readonly One[],
  isIn: (one: One, others: readonly One[]) => boolean,
): Pair<One> | null {
  const ours = here.find((one) => !isIn(one, there));
  const theirs = there.find((one) => !isIn(one, here));
  return ours === undefined || theirs === undefined ? null : { here: ours, there: theirs };
}

/** Returns the first fact of each side if they share none; null if they share one, or one side has none. */
function apart<One extends Fact>(
  here: readonly One[],
  there: readonly One[],
  isIn: (one: One, others: readonly One[]) => boolean,
): Pair<One> | null {
  const [ours] = here;
  const [theirs] = there;
  if (ours === undefined || theirs === undefined) return null;
  return here.some((one) => isIn(one, there)) || there.some((one) => isIn(one, here))
    ? null
    : { here: ours, there: theirs };
}

/** Tells whether the others name this day, or a range with it. If both sides have ranges, a range must be the same. */
function isSaidBy(one: Day, others: readonly Day[]): boolean {
  const stretches = others.filter(({ first, last }) => first !== last);
  const isStretch = one.first !== one.last;
  if (isStretch && stretches.length > 0) {
    return stretches.some((other) => isSameYear(one, other) && one.first === other.first && one.last === other.last);
  }
  return others.some(
    (other) => isSameYear(one, other) && (isWithin(one.first, other) || (isStretch && isWithin(other.first, one))),
  );
}

function isSameYear(one: Day, other: Day): boolean {
  return one.year === null || other.year === null || one.year === other.year;
}

/** Tells whether a day is in a range. A range whose last day is before its first goes on over the new year. */
function isWithin(day: number, { first, last }: Day): boolean {
  return first <= last ? day >= first && day <= last : day >= first || day <= last;
}

function isAmong({ key }: Keyed, others: readonly Keyed[]): boolean {
  return others.some((other) => other.key === key);
}

function told({ here, there }: Pair<Fact>, accounts: string): { readonly place: Place; readonly data: Differing } {
  return { place: here.place, data: { here: here.written, there: there.written, accounts } };
}

/** Returns an address without what does not change its page: scheme, "www.", final slash, campaign parameters. */
function addressKey(link: string): string {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//iu.test(link) ? link : `https://${link}`);
  if (url === null) return link;
  const marks = [...url.searchParams.keys()].filter((name) => /^(?:utm_|mtm_|pk_|at_|fbclid|gclid)/iu.test(name));
  for (const name of marks) url.searchParams.delete(name);
  return `${url.host.replace(/^www\./u, '')}${url.pathname.replace(/\/+$/u, '')}${url.search}${url.hash}`;
}

/** Tells whether two addresses differ only by one wrong, missing, doubled or swapped character. */
function isSlip({ here, there }: Pair<Keyed>): boolean {
  const [short = '', long = ''] = [here.key, there.key].sort((one, other) => one.length - other.length);
  if (long.length > longestCompared || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const [shortRest, longRest] = [short.slice(at), long.slice(at)];
  if (short.length < long.length) return shortRest === longRest.slice(1);
  const isSwapped = shortRest[0] === longRest[1] && shortRest[1] === longRest[0];
  return shortRest.slice(1) === longRest.slice(1) || (isSwapped && shortRest.slice(2) === longRest.slice(2));
}
