import { chartWordsOf } from '#bot/digest/chart-words-of.ts';
import { messagesIn } from '#messages/messages.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { ChartData, ChartWords } from '#reach/chart/chart-words.ts';
import type { Band, Pair, TrendPoint } from '#reach/digest.ts';

const weekMs = 7 * 86_400_000;
const lastEnd = Date.parse('2026-11-23T08:00:00Z');

const titles = [
  'Grippe et Covid : la campagne de vaccination est ouverte à tous dès aujourd’hui',
  'Vigilance orange « pluie-inondation » dans trois départements',
  'Chèque énergie : vos droits, vos dates, votre simulateur',
  'Journée sans tabac − le 39 89 vous aide',
  'Inscriptions sur les listes électorales : jusqu’au 4 décembre',
  'Le cœur du réseau ferroviaire rouvre lundi',
  'Concours de la fonction publique : 1 200 postes',
];

const counts: readonly (readonly [number, number])[] = [
  [14, 9],
  [212, 480],
  [31, 12],
  [6, 6],
  [58, 21],
  [1, 3],
  [23, 44],
];

export function pairOf(index: number, mastodon: number, x: number, title = titles[index % titles.length]): Pair {
  const publishedAt = new Date(Date.parse('2026-11-16T07:30:00Z') + index * 20 * 3_600_000).toISOString();
  return { draftNumber: 141 + index, title: title ?? '', publishedAt, interactions: [mastodon, x] };
}

function band(median: number): Band {
  return { posts: 18, median, low: Math.floor(median * 0.6), high: Math.ceil(median * 1.7) };
}

function weekly(
  weeks: number,
  of: (week: number) => { readonly mastodon: Band | null; readonly x: Band | null },
): TrendPoint[] {
  return Array.from({ length: weeks }, (_, week) => ({
    endsAt: new Date(lastEnd - (weeks - 1 - week) * weekMs).toISOString(),
    bands: [of(week).mastodon, of(week).x],
  }));
}

const medians = [
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
] as const;

const pairs = counts.map(([mastodon, x], index) => pairOf(index, mastodon, x));
const trend = weekly(12, (week) => ({ mastodon: band(medians[week]?.[0] ?? 1), x: band(medians[week]?.[1] ?? 1) }));
const timeZone = 'Europe/Paris';

/** Heavy-tailed, the same in each run. */
function spread(index: number, seed: number): number {
  const unit = (Math.sin(index * 12.9898 + seed * 78.233) * 43_758.5453) % 1;
  const normal = Math.tan((Math.abs(unit) - 0.5) * 2.6);
  return Math.max(0, Math.round(12 * Math.exp(normal * 0.8)) - 1);
}

const many = (length: number): Pair[] =>
  Array.from({ length }, (_, index) =>
    pairOf(index, spread(index, 1), Math.floor(0.7 * spread(index, 1) ** 0.8 * (1 + spread(index, 2)) ** 0.25)),
  );

function gapsIn([mastodon, x]: TrendPoint['bands'], week: number): TrendPoint['bands'] {
  return [
    [2, 3, 7].includes(week) ? null : mastodon,
    week === 5 && x !== null ? { ...x, low: null, high: null } : week > 8 ? null : x,
  ];
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

const casesOf: Readonly<Record<string, Omit<ChartData, 'series'>>> = {
  normal: { pairs, trend, timeZone },
  none: { pairs: [], trend: weekly(12, () => ({ mastodon: null, x: null })), timeZone },
  'no-pairs-this-week': { pairs: [], trend, timeZone },
  'one-post': {
    pairs: [pairOf(0, 14, 9)],
    trend: weekly(12, (week) => ({
      mastodon: week < 11 ? null : { posts: 1, median: 14, low: null, high: null },
      x: week < 11 ? null : { posts: 1, median: 9, low: null, high: null },
    })),
    timeZone,
  },
  'x-off': { pairs: [], trend: [], timeZone },
  'twenty-posts': {
    pairs: Array.from({ length: 20 }, (_, index) => pairOf(index, spread(index, 3), spread(index, 5))),
    trend,
    timeZone,
  },
  'twenty-one-posts': { pairs: many(21), trend, timeZone },
  'two-hundred-posts': { pairs: many(200), trend, timeZone },
  'two-thousand-posts': { pairs: many(2000), trend, timeZone },
  zeros: {
    pairs: [pairOf(0, 0, 5), pairOf(1, 120, 0), pairOf(2, 0, 0), pairOf(3, 1, 1), pairOf(4, 1, 0)],
    trend: weekly(12, (week) => ({
      mastodon: { posts: 7, median: week % 3 === 0 ? 0 : 1.5, low: 0, high: 3 },
      x: { posts: 7, median: 0, low: 0, high: week % 4 },
    })),
    timeZone,
  },
  'all-zero': {
    pairs: [pairOf(0, 0, 0), pairOf(1, 0, 0)],
    trend: weekly(12, () => ({
      mastodon: { posts: 7, median: 0, low: 0, high: 0 },
      x: { posts: 7, median: 0, low: 0, high: 0 },
    })),
    timeZone,
  },
  gaps: {
    pairs,
    trend: trend
      .map((point, week) => ({
        ...point,
        bands: gapsIn(point.bands, week),
      }))
      .filter((_, week) => week !== 9),
    timeZone,
  },
  huge: {
    pairs: [
      pairOf(0, 1_000_000_000, 3),
      pairOf(1, 12_345, 987_654_321),
      pairOf(2, 9_999, 1),
      pairOf(3, 0, 2_000_000_000),
    ],
    trend: weekly(12, (week) => ({ mastodon: band(10 ** (week % 10)), x: band(2.5 * 10 ** ((week + 4) % 9)) })),
    timeZone,
  },
  'only-large': {
    pairs: [pairOf(0, 1_200_000, 3_400_000), pairOf(1, 2_000_000, 1_000_000)],
    trend: weekly(12, (week) => ({ mastodon: band(1_200_000 + week * 1000), x: band(1_900_000) })),
    timeZone,
  },
  'long-titles': {
    pairs: counts.map(([mastodon, x], index) => ({
      ...pairOf(index, mastodon, x, `${'Anticonstitutionnellement '.repeat(20)}${index}`),
      draftNumber: 123_456 + index,
    })),
    trend,
    timeZone,
  },
  'hostile-titles': {
    pairs: hostile.map((title, index) => pairOf(index, 5 + index, 12 - index, title)),
    trend,
    timeZone,
  },
  equal: {
    pairs: Array.from({ length: 5 }, (_, index) => pairOf(index, 14, 14)),
    trend: weekly(12, () => ({ mastodon: band(14), x: band(14) })),
    timeZone,
  },
  'one-trend-point': { pairs, trend: trend.slice(-1), timeZone },
  'narrow-band': {
    pairs: pairs.slice(0, 2),
    trend: trend.map((point, week) => ({ ...point, bands: [week % 2 === 0 ? point.bands[0] : null, null] })),
    timeZone,
  },
};

/** Mastodon and X. */
export const series: ChartData['series'] = [
  { id: 'mastodon', ...networkKinds.mastodon },
  { id: 'x', ...networkKinds.x },
];

export const cases: Readonly<Record<string, ChartData>> = Object.fromEntries(
  Object.entries(casesOf).map(([name, data]) => [name, { ...data, series }]),
);

/** As the bot would word it; `posts` is in the sentence on many. */
export const wordsIn: Readonly<Record<'fr' | 'en', (posts: number) => ChartWords>> = {
  fr: (posts) => chartWordsOf(messagesIn('fr'), posts, ['Mastodon', 'X']),
  en: (posts) => chartWordsOf(messagesIn('en'), posts, ['Mastodon', 'X']),
};
