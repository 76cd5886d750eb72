import { briefDayText } from '#bot/when-text.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Language } from '#languages.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import {
  type Picture,
  rowsAtMost,
  type Series,
  type TrendPicture,
  type TrendsPicture,
  type WeekPicture,
} from '#reach/chart/picture.ts';

const weekMs = 7 * 86_400_000;
const lastEnd = Date.parse('2026-11-23T08:00:00Z');
const timeZone = 'Europe/Paris';

export const titles = [
  'Grippe et Covid : la campagne de vaccination est ouverte à tous dès aujourd’hui',
  'Vigilance orange « pluie-inondation » dans trois départements',
  'Chèque énergie : vos droits, vos dates, votre simulateur',
  'Journée sans tabac − le 39 89 vous aide',
  'Inscriptions sur les listes électorales : jusqu’au 4 décembre',
  'Le cœur du réseau ferroviaire rouvre lundi',
  'Concours de la fonction publique : 1 200 postes',
  'Bürgerversammlung zur Hochwasserschutzmaßnahme am Donnerstag',
] as const;

type Counts = readonly (number | null | undefined)[];

const usual: readonly Counts[] = [
  [14, 9],
  [212, 480],
  [31, 12],
  [6, 6],
  [58, 21],
  [1, 3],
  [23, 44],
];

const looks: readonly Series[] = [
  { id: 'mastodon', label: networkKinds.mastodon.name, ...networkKinds.mastodon },
  { id: 'x', label: networkKinds.x.name, ...networkKinds.x },
  { id: 'third', label: 'Bluesky', colour: '#00795a', shape: 'triangle-up', isHollow: false },
  {
    id: 'fourth',
    label: '@prefecture-en-occitanie@social.exemple.gouv.fr (Mastodon)',
    colour: '#a0427a',
    shape: 'diamond',
    isHollow: true,
  },
];

function series(count: number): readonly Series[] {
  return looks
    .slice(0, count)
    .map(({ id, label, colour, shape, isHollow }) => ({ id, label, colour, shape, isHollow }));
}

/** Posts with their results per account: null was not read, undefined was not published there. */
function week(counts: readonly Counts[], some: Partial<WeekPicture> = {}, ofTitles: readonly string[] = titles) {
  const of = series(Math.max(...counts.map(({ length }) => length)));
  return (language: Language): WeekPicture => {
    const m = messagesIn(language);
    const { headline } = m.digest;
    return {
      kind: 'week',
      locale: language,
      finding: `${headline.over(headline.days(7), headline.tooFew(counts.length))}.`,
      counted: m.digestChart.weekCounted,
      series: of,
      posts: counts.map((got, index) => ({
        title: ofTitles[index % ofTitles.length] ?? '',
        number: m.digestDetails.number(141 + index),
        got: got.flatMap((count, at) => (count === undefined ? [] : [{ series: of[at]?.id ?? '', count }])),
      })),
      notRead: m.digest.table.notKnown,
      ...some,
    };
  };
}

function trend(count: number, weeks: number, medianOf: (week: number, at: number) => number | null) {
  return (language: Language): TrendPicture => {
    const m = messagesIn(language);
    const { headline } = m.digest;
    return {
      kind: 'trend',
      locale: language,
      finding: `${headline.over(headline.twelveWeeks, headline.times('1,5', 'Mastodon', 'X'))}.`,
      counted: [m.digestChart.trendCounted, ...(weeks === 11 ? [m.digestChart.pairwise] : [])].join(' '),
      series: series(count).map((one) => ({ ...one, label: m.digestChart.overAll(one.label, '10,5') })),
      weeks: Array.from({ length: weeks }, (_, week) => ({
        day: briefDayText(new Date(lastEnd - (weeks - 1 - week) * weekMs), timeZone, language),
        medians: Array.from({ length: count }, (_, at) => medianOf(week, at)),
      })),
    };
  };
}

/** Three networks, of which each two are compared. */
function trends(rows: number, medianOf: (row: number, week: number, at: number) => number | null) {
  return (language: Language): TrendsPicture => {
    const m = messagesIn(language);
    const { headline } = m.digest;
    const { inPairs } = headline;
    const of = series(3);
    const label = (at: number): string => of[at]?.label ?? '';
    const said = [
      [0, 1],
      [2, 0],
      [2, 1],
    ].map(([more = 0, less = 0]) => inPairs.times('12,4', label(more), label(less)));
    const both = [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const;
    return {
      kind: 'trends',
      locale: language,
      finding: `${headline.over(headline.twelveWeeks, inPairs.begins(said.reduce((one, more) => inPairs.and(one, more))))}.`,
      counted: m.digestChart.trendsCounted,
      series: of,
      pairs: both.slice(0, rows).map((pair, row) => ({
        label: pair.map((at) => m.words.labelled(label(at), '10,5')).join(' · '),
        series: [of[pair[0]]?.id ?? '', of[pair[1]]?.id ?? ''],
        weeks: Array.from({ length: 12 }, (_, week) => ({
          day: briefDayText(new Date(lastEnd - (11 - week) * weekMs), timeZone, language),
          medians: pair.map((at) => medianOf(row, week, at)),
        })),
      })),
    };
  };
}

const usualMedians: readonly (readonly number[])[] = [
  [9, 12],
  [10, 11.5],
  [9.5, 13],
  [11, 12],
  [12, 10],
  [12.5, 11],
  [11, 9],
  [13, 9.5],
  [14, 10],
  [13, 8],
  [14.5, 9],
  [14, 9],
];

function usualMedian(week: number, at: number): number {
  return usualMedians[week]?.[at] ?? 5 + at + (week % 3);
}

const hostile = [
  '</text><script>alert(1)</script>&amp; "quotes" \'single\' ]]> <![CDATA[',
  '🇫🇷🎉👩‍👩‍👧‍👦 Fête nationale 1️⃣4️⃣ juillet ❤️🔥 en direct ☕️',
  'قرار جديد للحكومة بشأن الضرائب',
  '\u202Egnissecorp\u202C right to left override \u0000\u0007\u001B[31m rouge \uD83D',
  `Z${'\u0335\u0321\u0344\u0310'.repeat(30)}algo`,
  '新しい政策の発表',
  '\n\t   ',
];
const long = Array.from({ length: 7 }, (_, index) => `${'Anticonstitutionnellement'.repeat(1 + index)} ${index}`);

/** Every kind of picture, in each language. */
export const cases: Readonly<Record<string, (language: Language) => Picture>> = {
  week: week(usual),
  'week-full': week(Array.from({ length: rowsAtMost(2) }, (_, index) => [10 + index, 20 - index])),
  'week-one-post': week([[14, 9]]),
  'week-one-network': week([[14], [212], [0], [31], [5], [9], [44], [8]]),
  'week-not-read': week([
    [14, null],
    [null, null],
    [31, 0],
  ]),
  'week-elsewhere': week([
    [14, undefined],
    [undefined, 7],
    [31, 40],
  ]),
  'week-outlier': week([
    [14, 9],
    [4800, 480],
    [31, 12],
    [6, 6],
  ]),
  'trend-outlier': trend(2, 12, (week, at) => (week === 8 && at === 0 ? 222 : usualMedian(week, at) / 3)),
  'trend-outlier-of-both': trend(2, 12, (week, at) => (week === 1 ? 12_345 + at : usualMedian(week, at))),
  'trends-outlier': trends(3, (row, week, at) => (week === 11 && row === 1 ? 4800 : usualMedian(week, at))),
  'week-zeros': week([
    [0, 5],
    [120, 0],
    [0, 0],
    [1, 1],
  ]),
  'week-all-zero': week([
    [0, 0],
    [0, 0],
  ]),
  'week-huge': week([
    [1_000_000_000, 3],
    [12_345, 987_654_321],
    [9_999, 1],
    [0, 2_000_000_000],
  ]),
  'week-only-large': week([
    [1_200_000, 3_400_000],
    [2_000_000, 1_000_000],
  ]),
  'week-equal': week([
    [14, 14],
    [14, 14],
  ]),
  'week-long-titles': week(usual, {}, long),
  'week-hostile-titles': week(usual, {}, hostile),
  'week-three-networks': week([
    [14, 9, 30],
    [212, 480, 77],
    [31, 12, null],
    [6, undefined, 5],
    [58, 21, 0],
  ]),
  'week-four-accounts': week([
    [14, 9, 30, 12],
    [212, 480, 77, 0],
    [31, 12, null, 8],
    [6, undefined, 5, 1],
  ]),
  'week-most-of': (language) =>
    week(usual, {
      counted: [
        messagesIn(language).digestChart.weekCounted,
        messagesIn(language).digestChart.mostOf(rowsAtMost(2), 40),
      ].join(' '),
    })(language),
  'week-long-finding': (language) => {
    const { headline } = messagesIn(language).digest;
    return week(
      Array.from({ length: rowsAtMost(2) }, () => [10, 2000]),
      {
        finding: `${headline.over(headline.days(365), headline.mostPosts('Mastodon', 'X'))}.`,
        counted: [
          messagesIn(language).digestChart.weekCounted,
          messagesIn(language).digestChart.mostOf(rowsAtMost(2), 40),
        ].join(' '),
      },
    )(language);
  },
  trend: trend(2, 12, usualMedian),
  'trend-otherwise': trend(2, 11, usualMedian),
  'trend-gaps': trend(2, 12, (week, at) =>
    (at === 0 ? [2, 3, 7] : [9, 10, 11]).includes(week) ? null : usualMedian(week, at),
  ),
  'trend-one-week': trend(2, 12, (week, at) => (week === 11 ? usualMedian(week, at) : null)),
  'trend-all-zero': trend(2, 12, () => 0),
  'trend-huge': trend(2, 12, (week, at) => 10 ** ((week + 4 * at) % 9)),
  'trend-only-large': trend(2, 12, (week, at) => 1_200_000 + at * 500_000 + week * 1000),
  'trend-equal': trend(2, 12, () => 14),
  'trend-one-network': trend(1, 12, usualMedian),
  'trend-three-networks': trend(3, 12, usualMedian),
  trends: trends(3, (row, week, at) => usualMedian(week, at % 2) + row + at),
  'trends-two-rows': trends(2, (row, week, at) => usualMedian(week, at % 2) + row + at),
  'trends-gaps': trends(3, (row, week, at) => (week % 4 === row ? null : usualMedian(week, at % 2))),
  'trends-one-week': trends(3, (row, week, at) => (week === 11 ? row + at : null)),
  'trends-equal': trends(3, () => 14),
  'trends-all-zero': trends(3, () => 0),
  'trends-huge': trends(3, (row, week, at) => 10 ** ((week + 3 * at + row) % 9)),
  'trend-halves': trend(2, 12, (week, at) => (week % 3) / 2 + at),
};
