import type { TrendPoint } from '#reach/digest.ts';

import type { ChartData, ChartWords } from './chart-words.ts';
import { widthOf } from './font.ts';
import { caption, heading, sentence } from './heading.ts';
import { colour, drawingOrder, sidesOf, size } from './look.ts';
import type { Side } from './look.ts';
import { dots, part, texts } from './part.ts';
import type { Panel, Part } from './part.ts';
import { placesOn, growingAxis, ticksOf } from './scales.ts';
import type { Axis } from './scales.ts';
import { lastLabels } from './last-labels.ts';
import { datesUnder } from './dates-under.ts';
import { stretchesOf } from './stretches.ts';
import type { Place } from './stretches.ts';
import { numbersIn } from './write-number.ts';

const plotPx = 440;
const labelGapPx = 20;
const dateGapPx = 26;
const bandOpacity = 0.16;

/** Draws the median of each side, week by week; a week without one is a gap. */
export function trendPanel({ trend, timeZone, series }: ChartData, words: ChartWords, topPx: number): Panel {
  const title = heading('trend-title', words.trend.title, topPx);
  const bands = trend.flatMap(({ bands }) => bands.filter((band) => band !== null));
  if (bands.length === 0) {
    const none = sentence('trend-none', words.trend.none, title.bottomPx + 16);
    return { bottomPx: none.bottomPx, axes: [], parts: [...title.parts, ...none.parts] };
  }
  const write = numbersIn(words.locale);
  const under = caption('trend-axis', words.trend.axis, title.bottomPx + 4);
  const top = under.bottomPx + 36;
  const bottom = top + plotPx;
  const values = bands.flatMap(({ median, low, high }) => [median, low ?? [], high ?? []].flat());
  const axis: Axis = { name: 'medians', ...growingAxis(values), range: [bottom, top] };
  const place = placesOn(axis);
  const ticks = ticksOf(axis.domain, (one, other) => Math.abs(place(one) - place(other)) >= size.small * 1.6);
  const leftPx = size.padding + Math.max(...ticks.map((tick) => widthOf(write(tick), size.small))) + 20;
  const sides = sidesOf(series);
  const labels = lastLabels(trend, sides, write, place, [top, bottom]);
  const rightPx = size.width - size.padding - labels.widthPx - labelGapPx;
  const points = placedAlong(trend, [leftPx + 44, rightPx - 20]);
  const dates = datesUnder(points, { locale: words.locale, timeZone, y: bottom + dateGapPx + size.small / 2 });
  const numbers = ticks.map((tick) => ({ y: place(tick), text: write(tick) }));
  let bottomPx = bottom + dateGapPx + size.small * size.leading;
  const captions: Part[] = [];
  if (bands.some(({ low, high }) => low !== null && high !== null)) {
    const band = caption('trend-band', words.trend.band, bottomPx + 10);
    captions.push(...band.parts);
    ({ bottomPx } = band);
  }
  return {
    bottomPx,
    axes: [axis],
    parts: [
      ...title.parts,
      ...under.parts,
      part(
        'trend-grid',
        'rule',
        ticks.map((value) => ({ value })),
        {
          x: { value: leftPx },
          x2: { value: rightPx },
          y: { scale: axis.name, field: 'value' },
          stroke: { value: colour.grid },
          strokeWidth: { value: 2 },
        },
      ),
      texts(
        'trend-numbers',
        numbers.map((one) => ({ ...one, x: leftPx - 16, sizePx: size.small, align: 'right', fill: colour.soft })),
      ),
      texts('trend-dates', dates),
      ...drawingOrder(sides).flatMap((side) => bandsOf(side, points, axis)),
      ...drawingOrder(sides).flatMap((side) => linesOf(side, points, axis)),
      ...labels.partsAt(rightPx + labelGapPx),
      ...captions,
    ],
  };
}

/** Places the points by their instants, so that a week that is missing leaves its room. */
function placedAlong(trend: readonly TrendPoint[], [start, end]: readonly [number, number]): readonly Place[] {
  const instants = trend.map(({ endsAt }) => Date.parse(endsAt));
  const first = Math.min(...instants);
  const span = Math.max(...instants) - first;
  return trend
    .map((point) => {
      const at = Date.parse(point.endsAt);
      return { point, at, px: span === 0 ? (start + end) / 2 : start + ((at - first) / span) * (end - start) };
    })
    .sort((one, other) => one.at - other.at);
}

function bandsOf(side: Side, points: readonly Place[], axis: Axis): readonly Part[] {
  const stretches = stretchesOf(points, ({ point }) => {
    const band = point.bands[side.at];
    return band === null || band.low === null || band.high === null ? null : { low: band.low, high: band.high };
  });
  return stretches.map((stretch, index) => {
    // A single week has no breadth of its own.
    const [only] = stretch.length === 1 ? stretch : [];
    const values = only === undefined ? stretch : [-12, 12].map((aside) => ({ ...only, px: only.px + aside }));
    return part(`trend-band-${side.id}-${index}`, 'area', values, {
      x: { field: 'px' },
      y: { scale: axis.name, field: 'high' },
      y2: { scale: axis.name, field: 'low' },
      fill: { value: side.colour },
      fillOpacity: { value: bandOpacity },
    });
  });
}

function linesOf(side: Side, points: readonly Place[], axis: Axis): readonly Part[] {
  const stretches = stretchesOf(points, ({ point }) => {
    const band = point.bands[side.at];
    return band && { median: band.median };
  });
  const places = { x: { field: 'px' }, y: { scale: axis.name, field: 'median' } };
  return [
    ...stretches.map((stretch, index) =>
      part(`trend-line-${side.id}-${index}`, 'line', stretch, {
        ...places,
        stroke: { value: side.colour },
        strokeWidth: { value: 5 },
      }),
    ),
    dots(`trend-${side.id}`, side, stretches.flat(), places),
  ];
}
