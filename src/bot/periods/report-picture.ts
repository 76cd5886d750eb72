import { figureText } from '#messages/figure-text.ts';
import { briefDayText } from '#bot/when-text.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Series, TrendPicture } from '#reach/chart/picture.ts';
import type { Regularity } from '#reach/regularity.ts';

/** This year stands out; earlier years are hollow, each with its own shape. */
const looks: readonly Pick<Series, 'colour' | 'shape' | 'isHollow'>[] = [
  { colour: '#0072b2', shape: 'circle', isHollow: false },
  { colour: '#a0427a', shape: 'diamond', isHollow: true },
  { colour: '#00795a', shape: 'triangle-up', isHollow: true },
  { colour: '#4d4d4d', shape: 'triangle-down', isHollow: true },
];

/**
 * Returns the picture of a report: the posts of each week, with a line for each year with data; null without an earlier
 * year to compare with. Pure.
 */
export function reportPicture(m: Messages, { weeks, years }: Regularity): TrendPicture | null {
  const known = years.map((_, index) => index).filter((index) => weeks.some(({ posts }) => posts[index] !== null));
  const before = known.find((index) => index > 0);
  if (before === undefined) return null;
  const { picture } = m.periods.report;
  const both = weeks.filter(({ posts }) => posts[before] !== null);
  const sumOf = (index: number): number => both.reduce((sum, { posts }) => sum + (posts[index] ?? 0), 0);
  return {
    kind: 'trend',
    locale: m.tongue,
    finding: picture.finding({
      weeks: both.length,
      posts: sumOf(0),
      year: String(years[before] ?? ''),
      before: sumOf(before),
    }),
    counted: picture.counted,
    series: known.flatMap((index): readonly Series[] => {
      const look = looks[index];
      const label = String(years[index] ?? '');
      return look === undefined ? [] : [{ id: label, label, ...look }];
    }),
    weeks: weeks.map(({ monday, posts }) => ({
      day: briefDayText(new Date(`${monday}T12:00:00Z`), 'UTC', m.tongue),
      medians: known.map((index) => posts[index] ?? null),
    })),
  };
}

/** Describes the picture for people who do not see it: what it shows, and each week's figure of each year. Pure. */
export function reportAlt(m: Messages, { finding, counted, series, weeks }: TrendPicture): string {
  const lines = series.map(({ label }, at) => {
    const figures = weeks.map(({ medians }) => {
      const figure = medians[at] ?? null;
      return figure === null ? '–' : figureText(figure, m.tongue);
    });
    return m.words.labelled(label, figures.join(', '));
  });
  return `${finding} ${counted} ${lines.join(' · ')}`;
}
