import { compareCounts, type CountPair } from '#reach/statistics/compare-counts.ts';
import { seeded } from '../../support/seeded.ts';
import { drawPairs, drawPoisson, type Slot, type World } from './draw-pairs.ts';

const weeksAYear = 52;
const monthWeeks = 4;

/** Spans of which a digest is made: of its week, of some weeks on demand, of the twelve weeks. */
const shortSpans = [1, monthWeeks, 12] as const;

/** A desk that publishes on two networks, neither of which gives more. */
export interface Desk extends World {
  /** What the method's page calls it, in English. */
  readonly name: string;
  /** Of the posts on working days, besides any crisis. */
  readonly postsAWeek: number;
  /** How much of the networks' effect the posts of a day share; or five posts in a row, whatever their days. */
  readonly alike: { readonly of: 'day' | 'fiveInARow'; readonly share: number };
  /** Eight posts that share all of the effect, in every fourth week, on so many days in a row; 0: none. */
  readonly crisisDays: number;
}

const even: Omit<Desk, 'name'> = {
  mastodon: 30,
  x: 30,
  effect: 'normal',
  deviation: 1,
  postsAWeek: 5,
  alike: { of: 'day', share: 0 },
  crisisDays: 0,
};
const half = { of: 'day', share: 0.5 } as const;

/** Desks for which at most one year in twenty may show a clear difference that is none. */
export const covered: readonly Desk[] = [
  { ...even, name: '5 posts a week, independent' },
  { ...even, name: '20 posts a week, independent', postsAWeek: 20 },
  // With the chance of counting, 31.7 makes it even which of the two gets more.
  { ...even, name: 'skewed', effect: 'skewed', x: 31.7 },
  { ...even, name: 'skewed, 15 a week', effect: 'skewed', x: 31.7, postsAWeek: 15 },
  { ...even, name: 'counts of 1', mastodon: 1, x: 1 },
  { ...even, name: 'counts of 0.1', mastodon: 0.1, x: 0.1 },
  { ...even, name: 'counts of 4, mostly ties', mastodon: 4, x: 4, deviation: 0.1 },
  { ...even, name: 'a day shares half, 5 a week', alike: half },
  { ...even, name: 'a day shares half, 10 a week', alike: half, postsAWeek: 10 },
  { ...even, name: 'a day shares half, 15 a week', alike: half, postsAWeek: 15 },
  { ...even, name: 'a day shares half, 20 a week', alike: half, postsAWeek: 20 },
  { ...even, name: 'a day shares a fifth, 15 a week', alike: { of: 'day', share: 0.2 }, postsAWeek: 15 },
  { ...even, name: 'a day shares 80 %, 15 a week', alike: { of: 'day', share: 0.8 }, postsAWeek: 15 },
  { ...even, name: 'a day shares 80 %, 20 a week', alike: { of: 'day', share: 0.8 }, postsAWeek: 20 },
  { ...even, name: 'a crisis of one day', crisisDays: 1 },
  { ...even, name: 'a crisis of three days', crisisDays: 3 },
  { ...even, name: 'a crisis of three days, 2 posts a week besides', crisisDays: 3, postsAWeek: 2 },
  { ...even, name: 'a crisis of three days, 15 a week, a day shares half', crisisDays: 3, alike: half, postsAWeek: 15 },
];

/** What the method does not cover: posts that are alike for longer than three days. */
export const notCovered: readonly Desk[] = [
  { ...even, name: 'a crisis of five days', crisisDays: 5 },
  { ...even, name: 'five in a row share half', alike: { of: 'fiveInARow', share: 0.5 } },
  { ...even, name: 'five in a row share half, 2 a week', alike: { of: 'fiveInARow', share: 0.5 }, postsAWeek: 2 },
];

/** In how many of some simulated years a digest or dossier shows a clear difference, though there is none. */
export interface FalseYears {
  readonly years: number;
  /** In the line of the twelve weeks. */
  readonly twelveWeeks: number;
  /** In that line, or in a digest of one week or four, or in a dossier of the last twelve months, made every four weeks. */
  readonly anySpan: number;
}

/** Simulates years of 52 digests and a dossier every four weeks, each year with the year before it. */
export function falseYearsOf(
  desk: Desk,
  years: number,
  compare: (pairs: readonly CountPair[]) => boolean = isClear,
): FalseYears {
  const random = seeded(52);
  let [twelveWeeks, anySpan] = [0, 0];
  for (let year = 0; year < years; year += 1) {
    const pairs = drawPairs(random, desk, slotsOf(random, desk, 2 * weeksAYear));
    // Posts are in the order of their weeks.
    const begins = Array.from({ length: 2 * weeksAYear + 1 }, (_, week) => {
      const first = pairs.findIndex(({ day }) => day >= 7 * week);
      return first === -1 ? pairs.length : first;
    });
    const within = (end: number, weeks: number): readonly CountPair[] => pairs.slice(begins[end - weeks], begins[end]);
    const ends = Array.from({ length: weeksAYear }, (_, week) => weeksAYear + week + 1);
    const inTwelve = ends.some((end) => compare(within(end, 12)));
    const inAny =
      inTwelve ||
      ends.some((end) => shortSpans.some((weeks) => weeks !== 12 && compare(within(end, weeks)))) ||
      ends.some((end) => end % monthWeeks === 0 && compare(within(end, weeksAYear)));
    if (inTwelve) twelveWeeks += 1;
    if (inAny) anySpan += 1;
  }
  return { years, twelveWeeks, anySpan };
}

/** Tells whether the program shows a clear difference. */
export function isClear(pairs: readonly CountPair[]): boolean {
  const comparison = compareCounts(pairs);
  return comparison.kind === 'compared' && comparison.more !== null;
}

function slotsOf(random: () => number, { postsAWeek, alike, crisisDays }: Desk, weeks: number): readonly Slot[] {
  const slots: Slot[] = [];
  const workingDays = 5;
  for (let week = 0; week < weeks; week += 1) {
    const posts = drawPoisson(random, postsAWeek);
    const days = Array.from({ length: posts }, () => 7 * week + Math.floor(workingDays * random())).sort(
      (one, other) => one - other,
    );
    for (const day of days) {
      const group = alike.of === 'day' ? `day ${day}` : `row ${Math.floor(slots.length / 5)}`;
      slots.push({ day, group, shared: alike.share });
    }
    if (crisisDays === 0 || random() >= 0.25) continue;
    const first = 7 * week + Math.floor((8 - crisisDays) * random());
    for (let post = 0; post < 8; post += 1)
      slots.push({ day: first + Math.floor((post * crisisDays) / 8), group: `crisis ${week}`, shared: 1 });
  }
  return slots;
}

/** Upper end of Wilson's interval of 95 %, as a share. */
export function upperEnd(found: number, of: number): number {
  const z = 1.96;
  const share = found / of;
  const middle = share + z ** 2 / (2 * of);
  const width = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return (middle + width) / (1 + z ** 2 / of);
}
