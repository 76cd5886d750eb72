import type { TopLevelSpec } from 'vega-lite';

import { drawable, wrappedInto } from './fit-text.ts';
import { widthOf } from './font.ts';
import { fitted, frameOf, marksOf } from './frame.ts';
import { colour, innerPx, size } from './look.ts';
import { linesOfRow, type WeekPicture } from './picture.ts';
import { numbersIn } from './write-number.ts';

const titlePx = 346;
const symbolPx = titlePx + 28;
const barPx = symbolPx + 22;
const besideBarPx = 10;

/**
 * Describes the picture of each post: its first words on the left, and beside them a bar with its count per account,
 * from zero. Bars are never cut or compressed: if one post got far more than the others, the others' bars are short.
 */
export function weekSpec(picture: WeekPicture): TopLevelSpec {
  const { posts } = picture;
  const series = fitted(picture.series, innerPx);
  const write = numbersIn(picture.locale);
  const bars = posts.flatMap(({ got }, post) =>
    got.flatMap(({ series: id, count }) => {
      const line = series.findIndex((one) => one.id === id);
      const of = series[line];
      if (of === undefined) return [];
      const { label, colour: own } = of;
      return [{ post, line, label, own, count, text: count === null ? '' : write(count) }];
    }),
  );
  const titles = posts.flatMap(({ title, number }, post) =>
    wrappedInto(linesOfRow(series.length), drawable(title) ?? number, titlePx, size.text).map((text, line) => ({
      post,
      line,
      text,
    })),
  );
  const counts = bars.flatMap(({ count }) => count ?? []);
  const roomPx = besideBarPx + Math.max(0, ...bars.map(({ text }) => widthOf(text, size.text)));
  const lines = Array.from({ length: linesOfRow(series.length) }, (_, line) => line);
  return {
    ...frameOf(picture),
    width: innerPx,
    height: { step: size.line, for: 'offset' },
    data: { name: 'bars', values: bars },
    encoding: {
      y: {
        field: 'post',
        type: 'ordinal',
        axis: null,
        scale: { domain: posts.map((_, post) => post), paddingOuter: 0, paddingInner: gapOf(lines.length) },
      },
      yOffset: { field: 'line', type: 'ordinal', scale: { domain: lines, paddingInner: 0, paddingOuter: 0 } },
    },
    layer: [
      {
        name: 'titles',
        data: { values: titles },
        mark: { type: 'text', align: 'left', yOffset: size.line / 2 },
        encoding: { x: { value: 0 }, text: { field: 'text' } },
      },
      {
        name: 'symbols',
        mark: { type: 'point', size: 300, strokeWidth: 4, opacity: 1, yOffset: size.line / 2 },
        encoding: { x: { value: symbolPx }, ...marksOf(series, innerPx) },
      },
      {
        name: 'bars',
        transform: [{ filter: 'datum.count !== null' }],
        mark: { type: 'bar', height: 18, yOffset: 0 },
        encoding: {
          x: {
            field: 'count',
            type: 'quantitative',
            axis: null,
            scale: { domain: [0, Math.max(1, ...counts)], range: [barPx, innerPx - roomPx], nice: false },
          },
          color: { field: 'own', type: 'nominal', scale: null },
        },
      },
      {
        name: 'counts',
        transform: [{ filter: 'datum.count !== null' }],
        mark: { type: 'text', align: 'left', dx: besideBarPx, yOffset: size.line / 2 },
        encoding: { x: { field: 'count', type: 'quantitative' }, text: { field: 'text' } },
      },
      {
        name: 'unread',
        transform: [{ filter: 'datum.count === null' }],
        mark: { type: 'text', align: 'left', fill: colour.soft, yOffset: size.line / 2 },
        encoding: { x: { value: barPx }, text: { value: picture.notRead } },
      },
    ],
  };
}

/** Returns the gap's share of a post's step on vega's scale; the post's lines fill the rest. */
function gapOf(lines: number): number {
  return size.betweenRows / (lines * size.line + size.betweenRows);
}
