import { clauseAround } from '#text/clause-around.ts';
import { daysIn, type NamedDay } from '#text/days-in.ts';
import { hourRangesIn } from '#text/hours-in.ts';

import { type FoundOf, warns } from './finding-kind.ts';
import type { FindingRule } from './finding-rule.ts';
import { type PublicText, publicTextsOf } from './public-texts.ts';

/** Minutes. No night lasts so long: a range that would end on the next day then has its ends swapped. */
const surelyNoNight = 16 * 60;
const hardlyANight = 14 * 60;
/** Minutes after midnight: buses and bars go on until the small hours. */
const smallHours = 4 * 60;
/** Words by which something lasts from one day to the next. */
const overnight =
  /(?<!\p{L})(?:nuit|nocturne|soir|lendemain|matin|garde|night|overnight|evening|morning|next|nacht|nächs?t|abend|morgen|folge)/iu;
/** Words of closing, before a range: something may be closed for a night. */
const closed =
  /(?<!\p{L})(?:ferm|coup|interdi|interromp|travaux|couvre-feu|clos|shut|curfew|roadworks|ban(?!\p{L})|gesperrt|sperr|geschlossen|verbot|bauarbeiten|ausgangssperre)/iu;
const closedReach = 60;

const kinds = {
  /** Times as HH:MM. */
  HOURS_REVERSED: warns<{ readonly from: string; readonly until: string }>(),
  DAYS_REVERSED: warns(),
};
type Found = FoundOf<typeof kinds>;

/** Checks that ranges of hours or days begin before they end. */
export const reversedRule: FindingRule<typeof kinds> = {
  kinds,
  inContent: ({ content }) =>
    publicTextsOf(content).flatMap((text) => [
      ...reversedHours(text, content.language === 'en'),
      ...reversedDays(text, content.language === 'en'),
    ]),
};

function reversedHours({ prose, placeAt }: PublicText, isEnglish: boolean): readonly Found[] {
  return hourRangesIn(prose, isEnglish).flatMap((range): readonly Found[] => {
    const lasts = range.untilMinute + 24 * 60 - range.fromMinute;
    if (range.untilMinute >= range.fromMinute || range.untilMinute < smallHours || lasts < hardlyANight) return [];
    const { from, until } = clauseAround(prose, range.at, range.length);
    const before = prose.slice(Math.max(from, range.at - closedReach), range.at);
    if (overnight.test(prose.slice(from, until)) || closed.test(before)) return [];
    return [
      {
        code: 'HOURS_REVERSED',
        place: placeAt(range.at, range.length),
        data: { from: clock(range.fromMinute), until: clock(range.untilMinute) },
        ...(lasts > surelyNoNight ? {} : { level: 'info' }),
      },
    ];
  });
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function reversedDays({ prose, placeAt }: PublicText, isEnglish: boolean): readonly Found[] {
  const days = daysIn(prose, isEnglish);
  return days.flatMap((first, index) => {
    const last = days[index + 1];
    return last !== undefined && first.goesOn && isTurned(first, last)
      ? [{ code: 'DAYS_REVERSED', place: placeAt(first.at, last.at + last.length - first.at), data: {} }]
      : [];
  });
}

/** Tells whether a range ends before it begins. Without years, "du 15 décembre au 3 janvier" ends in the next year. */
function isTurned(first: NamedDay, last: NamedDay): boolean {
  if (first.mayTurn || last.mayTurn) return false;
  if (first.year === null || last.year === null) return first.month === last.month && first.day > last.day;
  const [begin, end] = [first, last].map(({ year, month, day }) => (year ?? 0) * 400 + month * 32 + day);
  return Number(begin) > Number(end);
}
