import { monthBefore, monthOf, weekdayOf } from './day-words.ts';

/** A day of the calendar as a text names it: perhaps one that does not exist. */
export interface NamedDay {
  /** Its place in the text, its weekday included, in UTF-16 code units. */
  readonly at: number;
  readonly length: number;
  /** Null: none is named with it. */
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  /** 1 for Monday to 7 for Sunday; null: none is named with it. */
  readonly weekday: number | null;
  /** True if some would read the month first: "3/4". */
  readonly mayTurn: boolean;
  /** True if it begins a span that the next day ends: "from 7 to 11 December". */
  readonly goesOn: boolean;
}

const dayThenMonth =
  /(?<![\p{L}\p{N}.,:/])(?<day>\d{1,2})(?:er|ère|st|nd|rd|th|º)?\.?[\s\u00a0\u202f]{0,2}(?:of )?(?<month>[\p{L}]{3,9})(?![\p{L}\p{N}])\.?(?:,?[\s\u00a0\u202f](?<year>(?:19|20)\d\d)(?!\d))?/gu;
const monthThenDay =
  /(?<![\p{L}\p{N}])(?<month>\p{Lu}\p{L}{2,8})\.?[\s\u00a0](?<day>\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\p{N}%€$]|[:.,]\d|[\s\u00a0]?(?:am|pm|a\.m|p\.m|h|%)(?!\p{L}))(?:,?[\s\u00a0](?<year>(?:19|20)\d\d)(?!\d))?/gu;
const inNumbers =
  /(?<![\p{L}\p{N}.,:/-])(?:(?<isoYear>(?:19|20)\d\d)-(?<isoMonth>\d\d)-(?<isoDay>\d\d)|(?<day>\d{1,2})(?<sign>[./])(?<month>\d{1,2})(?:\k<sign>(?<year>(?:19|20)\d\d|\d\d)?)?)(?![\p{L}\p{N}]|[./:-]\d)/gu;
const hour = /^[\s\u00a0\u202f]?(?:Uhr|h|heures?|am|pm)(?!\p{L})/u;
/** A weekday right before a day. */
const weekdayBefore =
  /(?<![\p{L}\p{N}])(?<word>\p{L}{2,10})(?<sign>\.?,?)[\s\u00a0\u202f]{1,2}(?:(?:le|the|den|dem|der|du) )?$/u;
/** A weekday in brackets right after a day. */
const weekdayAfter = /^[\s\u00a0]?\((?<word>\p{L}{2,10})(?<sign>\.?)\)/u;
/** A day before another of the same month: "5 et dimanche 6 décembre". */
const sharer =
  /(?<![\p{L}\p{N}.,:/-])(?<whole>(?<day>\d{1,2})(?:er|st|nd|rd|th)?)\.?(?:[\s\u00a0\u202f]?(?:[-–—]|,)[\s\u00a0\u202f]?|[\s\u00a0\u202f](?:et|and|und|ou|or|oder|&|\+|au|to|bis|until|through|à)[\s\u00a0\u202f])(?:(?:le|the|den|dem|au|à) )?$/u;
/** A day after another of the same month: "December 5 and 6". */
const follower =
  /^(?:[\s\u00a0]?[-–—][\s\u00a0]?|[\s\u00a0](?:and|to|through|until|&)[\s\u00a0])(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\p{N}%]|[:.]\d|[\s\u00a0]?(?:am|pm|a\.m|p\.m|\p{Lu}))/u;
const stretch =
  /^[\s\u00a0\u202f]*(?:\([^()]{0,20}\)[\s\u00a0]*)?(?:au|à|to|bis|until|through|jusqu['’]au|[-–—])[\s\u00a0\u202f]+(?:le |the |den |dem |zum )?$/u;
/** Maximum distance to look back for a weekday, or for a day of the same month. */
const reach = 40;
const mostSharing = 6;

/**
 * Lists the days of the calendar that a text names, in order, in all languages that Tambour speaks. Counts only
 * unmistakable days, since remarks on anything else would cry wolf: a day with its month in letters, or in numbers with
 * its year or after a weekday. In English, numbers may have the month first. Pure; linear in the text's length.
 */
export function daysIn(text: string, isEnglish: boolean): readonly NamedDay[] {
  const found = [...spelledDays(text), ...numericDays(text, isEnglish)].sort((one, other) => one.at - other.at);
  let end = 0;
  const whole = found.filter(({ at, length }) => {
    // "May 7 June" is the 7th of May.
    if (at < end) return false;
    end = at + length;
    return true;
  });
  return whole.map((day, index) => {
    const next = whole[index + 1];
    const between = next === undefined ? null : text.slice(day.at + day.length, next.at);
    return { ...day, goesOn: day.goesOn || (between !== null && between.length <= reach && stretch.test(between)) };
  });
}

function spelledDays(text: string): readonly NamedDay[] {
  const dayFirst = Array.from(text.matchAll(dayThenMonth)).flatMap((match) => {
    const month = monthOf(match.groups?.['month'] ?? '');
    return month === null ? [] : withSharers(text, withWeekday(text, match, { ...numbersOf(match), month }));
  });
  const monthFirst = Array.from(text.matchAll(monthThenDay)).flatMap((match) => {
    const month = monthBefore(match.groups?.['month'] ?? '');
    return month === null ? [] : withFollower(text, withWeekday(text, match, { ...numbersOf(match), month }));
  });
  return [...dayFirst, ...monthFirst];
}

function numericDays(text: string, isEnglish: boolean): readonly NamedDay[] {
  return Array.from(text.matchAll(inNumbers)).flatMap((match) => {
    const { isoYear, isoMonth, isoDay, sign, month, year } = match.groups ?? {};
    if (isoYear !== undefined) {
      const day = { year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) };
      return [withWeekday(text, match, day)];
    }
    const found = withWeekday(text, match, { ...numbersOf(match), month: Number(month) });
    // "Monday 9.30" is an hour, and "24/7" no day.
    const isWhole = year?.length === 4;
    const follows = found.weekday !== null && (sign === '/' || match[0].endsWith('.'));
    const isDay = isWhole || (follows && !hour.test(text.slice(match.index + match[0].length, match.index + reach)));
    const mayTurn = isEnglish && sign === '/';
    const isReal = found.month <= 12 || (mayTurn && found.day <= 12 && found.month <= 31);
    return isDay && isReal ? [{ ...found, mayTurn }] : [];
  });
}

function numbersOf(match: RegExpExecArray): { readonly year: number | null; readonly day: number } {
  const { year, day } = match.groups ?? {};
  return { year: year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0), day: Number(day) };
}

function withWeekday(text: string, match: RegExpExecArray, date: Pick<NamedDay, 'year' | 'month' | 'day'>): NamedDay {
  const end = match.index + match[0].replace(/\.$/u, '').length;
  const before = weekdayBefore.exec(text.slice(Math.max(0, match.index - reach), match.index));
  const after = weekdayAfter.exec(text.slice(end, end + reach));
  const named = before === null ? null : soleWeekday(before);
  const behind = after === null ? null : weekdayOf(after.groups?.['word'] ?? '', after.groups?.['sign'] ?? '');
  const at = named === null || before === null ? match.index : match.index - before[0].length;
  const until = named === null && behind !== null && after !== null ? end + after[0].length : end;
  return { ...date, at, length: until - at, weekday: named ?? behind, mayTurn: false, goesOn: false };
}

/**
 * Returns the only weekday before a day. Null for several: in "samedi et dimanche 21 et 22 novembre" none is the
 * 21st's.
 */
function soleWeekday({ input, index, groups }: RegExpExecArray): number | null {
  const [other] =
    /\p{L}{2,10}(?=\.?[\s\u00a0]*(?:et|and|und|ou|or|oder|au|to|bis|[&,/–-])[\s\u00a0]*$)/u.exec(
      input.slice(0, index),
    ) ?? [];
  if (other !== undefined && weekdayOf(other, '.') !== null) return null;
  return weekdayOf(groups?.['word'] ?? '', groups?.['sign'] ?? '');
}

/** Returns the days before this one that share its month, and this one. */
function withSharers(text: string, last: NamedDay): readonly NamedDay[] {
  const days = [last];
  let first = last;
  while (days.length <= mostSharing) {
    const from = Math.max(0, first.at - reach);
    const match = sharer.exec(text.slice(from, first.at));
    if (match === null) break;
    const found = Object.assign(match, { index: from + match.index });
    const day = Number(match.groups?.['day']);
    const one = withWeekday(text, found, { year: last.year, month: last.month, day });
    const goesOn = /[-–—]|(?:^|\s)(?:au|to|bis|until|through|à)\s/u.test(match[0]);
    // "Du 30 au 2 décembre" begins in another month, and "salle 12, 5 décembre" names one day.
    const isOther = day === first.day || (day > first.day && (!goesOn || day > 20));
    if (day < 1 || isOther || (match[0].includes(',') && one.weekday === null)) break;
    first = { ...one, length: found.index + (match.groups?.['whole'] ?? '').length - one.at, goesOn };
    days.unshift(first);
  }
  return days;
}

/** Returns a day and the one after it that shares its month. */
function withFollower(text: string, first: NamedDay): readonly NamedDay[] {
  const end = first.at + first.length;
  const match = first.year === null ? follower.exec(text.slice(end, end + reach)) : null;
  if (match === null) return [first];
  const day = Number(match.groups?.['day']);
  return day <= first.day || day > 31
    ? [first]
    : [
        { ...first, goesOn: !/and|&/u.test(match[0]) },
        {
          ...first,
          at: end + match[0].search(/\d/u),
          length: match[0].trimStart().replace(/^\D+/u, '').length,
          day,
          weekday: null,
        },
      ];
}
