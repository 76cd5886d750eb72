import type { TopLevelSpec } from 'vega-lite';

import { fitted, frameOf, marksOf } from './frame.ts';
import { linesLayer } from './lines-layer.ts';
import { innerPx, size } from './look.ts';
import type { TrendPicture } from './picture.ts';

const plotPx = 330;
/** The legend begins where the lines do, to the right of the axis labels such as "1.23 Md". */
const legendPx = innerPx - 120;
/** Every third week has room for a date, and five dates fit side by side; the last week always has one. */
const weeksPerDate = 3;
const mostDates = 5;

/**
 * Describes the picture of the weeks: a line per network, from zero, with a dot for each week's typical post; a week
 * without one is a gap.
 */
export function trendSpec(picture: TrendPicture): TopLevelSpec {
  const { weeks, locale } = picture;
  const series = fitted(picture.series, legendPx);
  const dates = weeks.map(({ day }) => day);
  const step = Math.max(weeksPerDate, Math.ceil(dates.length / mostDates));
  const values = weeks.flatMap(({ medians }, week) =>
    series.map(({ label, colour: own, isHollow }, at) => ({
      date: dates[week] ?? '',
      label,
      own,
      isHollow,
      median: medians[at] ?? null,
    })),
  );
  const highest = Math.max(1, ...values.map(({ median }) => median ?? 0));
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
        scale: { domain: [0, highest], nice: 4 },
        axis: { tickCount: 4, tickMinStep: 1, formatType: 'written', format: locale },
      },
    },
    layer: [
      linesLayer,
      {
        name: 'dots',
        mark: { type: 'point', size: 220, strokeWidth: 4, opacity: 1 },
        encoding: marksOf(series, legendPx),
      },
    ],
  };
}
