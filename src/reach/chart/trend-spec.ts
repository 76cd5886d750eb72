import type { TopLevelSpec } from 'vega-lite';

import { fitted, frameOf, marksOf } from './frame.ts';
import { beyondLayers, dotted, linesLayer, noPlace, placed, topOf } from './lines-layer.ts';
import { innerPx, size } from './look.ts';
import type { TrendPicture } from './picture.ts';
import { numbersIn } from './write-number.ts';

const plotPx = 330;
/** The legend begins where the lines do, to the right of the axis labels such as "1.23 Md". */
const legendPx = innerPx - 120;
/** Every third week has room for a date, and five dates fit side by side; the last week always has one. */
const weeksPerDate = 3;
const mostDates = 5;

/**
 * Describes the picture of the weeks: a line per network, from zero, with a dot for each week's typical post; a week
 * without one is a gap, and a single one far above all others has its number at the top.
 */
export function trendSpec(picture: TrendPicture): TopLevelSpec {
  const { weeks, locale } = picture;
  const series = fitted(picture.series, legendPx);
  const write = numbersIn(locale);
  const dates = weeks.map(({ day }) => day);
  const step = Math.max(weeksPerDate, Math.ceil(dates.length / mostDates));
  const top = topOf(weeks.map(({ medians }) => medians));
  const values = weeks.flatMap(({ medians }, week) => {
    const places = placed(medians, top, write);
    return series.map(({ label, colour: own, isHollow }, at) => ({
      date: dates[week] ?? '',
      label,
      own,
      isHollow,
      ...(places[at] ?? noPlace),
    }));
  });
  return {
    ...frameOf(picture),
    width: size.width,
    height: plotPx,
    autosize: { type: 'fit-x', contains: 'padding' },
    data: { name: 'weeks', values },
    encoding: {
      x: {
        field: 'date',
        type: 'ordinal',
        scale: { type: 'point', domain: dates, padding: 0.6 },
        axis: {
          labelAngle: 0,
          values: dates.filter((_, week) => (dates.length - 1 - week) % step === 0),
        },
      },
      y: {
        field: 'median',
        type: 'quantitative',
        scale: { domain: [0, top], nice: 4 },
        axis: { tickCount: 4, tickMinStep: 1, formatType: 'written', format: locale },
      },
    },
    layer: [
      linesLayer,
      {
        name: 'dots',
        transform: dotted,
        mark: { type: 'point', size: 220, strokeWidth: 4, opacity: 1 },
        encoding: marksOf(series, legendPx),
      },
      ...beyondLayers(dates),
    ],
  };
}
