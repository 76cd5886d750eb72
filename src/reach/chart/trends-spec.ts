import type { TopLevelSpec } from 'vega-lite';

import { drawable, shortened, wrapped } from './fit-text.ts';
import { widthOf } from './font.ts';
import { fitted, frameOf, marksOf } from './frame.ts';
import { beyondLayers, dotted, linesLayer, noPlace, placed, topOf } from './lines-layer.ts';
import { innerPx, size } from './look.ts';
import type { TrendsPicture } from './picture.ts';
import { numbersIn } from './write-number.ts';

/** Height of everything but the rows' plots, the title and the subtitle: legend, dates and margins. */
const besideRowsPx = 180;
const titleAbovePx = 26;
const aboveRowPx = 52;
const highestRowPx = 130;
const besideAxisPx = 14;
const mostDates = 4;

/**
 * Describes the picture of the weeks for several networks: a row per pair of networks, each with two lines, from zero
 * and on the same scale; a week without a pair is a gap.
 */
export function trendsSpec(picture: TrendsPicture): TopLevelSpec {
  const { pairs, locale } = picture;
  const series = fitted(picture.series, innerPx);
  const [days] = pairs.map(({ weeks }) => weeks.map(({ day }) => day));
  const dates = days ?? [];
  const step = Math.max(1, Math.ceil(dates.length / mostDates));
  const titles = pairs.map(({ label }, at) => shortened(drawable(label) ?? String(at + 1), innerPx, size.text));
  const write = numbersIn(locale);
  const top = topOf(pairs.flatMap(({ weeks }) => weeks.map(({ medians }) => medians)));
  const values = pairs.flatMap(({ series: ids, weeks }, row) =>
    weeks.flatMap(({ medians }, week) => {
      const places = placed(medians, top, write);
      return ids.flatMap((id, at) => {
        const own = series.find((one) => one.id === id);
        if (own === undefined) return [];
        const { label, colour: ownColour, isHollow } = own;
        // The title is written once, above its row.
        const title = week === 0 && at === 0 ? (titles[row] ?? null) : null;
        const place = places[at] ?? noPlace;
        return [{ row, title, date: dates[week] ?? '', label, own: ownColour, isHollow, ...place }];
      });
    }),
  );
  const titlePx = wrapped(picture.finding, innerPx, size.title, 600).length * size.titleLine;
  const countedPx = wrapped(picture.counted, innerPx, size.text).length * size.line;
  const roomPx = size.tallest - besideRowsPx - titlePx - countedPx;
  const rowPx = Math.min(highestRowPx, Math.floor(roomPx / pairs.length) - aboveRowPx);
  // No axis label is wider than one of these.
  const written = [1, 1.5, 2, 5, 10].map((times) => write(Math.round(top * times)));
  const axisPx = Math.ceil(Math.max(...written.map((text) => widthOf(text, size.text)))) + besideAxisPx;
  return {
    ...frameOf(picture),
    data: { name: 'weeks', values },
    facet: {
      row: {
        field: 'row',
        type: 'ordinal',
        sort: pairs.map((_, row) => row),
        title: null,
        header: { labels: false },
      },
    },
    spacing: { row: 14 },
    spec: {
      width: innerPx - axisPx,
      height: rowPx,
      encoding: {
        x: {
          field: 'date',
          type: 'ordinal',
          scale: { type: 'point', domain: dates, padding: 1 },
          axis: { labelAngle: 0, values: dates.filter((_, week) => (dates.length - 1 - week) % step === 0) },
        },
        y: {
          field: 'median',
          type: 'quantitative',
          scale: { domain: [0, top], nice: 2 },
          axis: {
            minExtent: axisPx,
            maxExtent: axisPx,
            tickCount: 2,
            tickMinStep: 1,
            formatType: 'written',
            format: locale,
          },
        },
      },
      layer: [
        linesLayer,
        {
          name: 'titles',
          transform: [{ filter: 'datum.title !== null' }],
          mark: { type: 'text', align: 'left' },
          encoding: { x: { value: 0 }, y: { value: -titleAbovePx }, text: { field: 'title' } },
        },
        {
          name: 'dots',
          transform: dotted,
          mark: { type: 'point', size: 160, strokeWidth: 4, opacity: 1 },
          encoding: marksOf(series, innerPx),
        },
        ...beyondLayers(dates),
      ],
    },
  };
}
