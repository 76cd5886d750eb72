import type { Both, Pair } from '#reach/digest.ts';

import type { ChartWords } from './chart-words.ts';
import { countAxis, countPlace, drawCountAxis } from './count-axis.ts';
import type { CountAxis } from './count-axis.ts';
import { widthOf } from './font.ts';
import { colour, rowOf, size } from './look.ts';
import type { Side } from './look.ts';
import type { PairsPicture } from './pairs-panel.ts';
import { dots, part, texts } from './part.ts';
import { placesOn } from './scales.ts';
import { numbersIn } from './write-number.ts';

const barsPx = 190;
const betweenPx = 190;
/** So that 1, 2, 3 and 4 have a bar each: a finer bar would have no whole number in it. */
const barsPerDecade = 6;

/**
 * Draws too many posts for a row each: how many posts got how much, the first side upwards and the second downwards,
 * and between them a thin line for each post, from what it got here to what it got there.
 */
export function pairsTogether(
  pairs: readonly Pair[],
  sides: Both<Side>,
  words: ChartWords,
  topPx: number,
): PairsPicture {
  const labelPx = size.padding + 42;
  const widest = Math.max(...sides.map(({ name }) => widthOf(name, size.label)));
  const rows = pairs.map(rowOf);
  const values = pairs.flatMap(({ interactions }) => interactions);
  const medians = sides.map(({ field }) => medianOf(rows.map((row) => row[field])));
  const counts = countAxis([...values, ...medians], {
    leftPx: labelPx + widest + 36,
    rightPx: size.width - size.padding,
    roomPx: 24,
  });
  const [upper, lower] = [topPx + barsPx, topPx + barsPx + betweenPx];
  const bottomPx = lower + barsPx;
  const axis = drawCountAxis(counts, numbersIn(words.locale), [topPx, bottomPx]);
  const bars = sides.map((side) => {
    const values = rows.map((row) => row[side.field]);
    return { side, median: medianOf(values), bars: barsOf(values, counts) };
  });
  const tallest = Math.max(...bars.flatMap(({ bars }) => bars.map(({ posts }) => posts)));
  return {
    counts,
    bottomPx: axis.bottomPx,
    parts: [
      ...axis.parts,
      part('pair-joints', 'rule', rows, {
        x: countPlace(counts, 'first'),
        x2: countPlace(counts, 'second'),
        y: { value: upper },
        y2: { value: lower },
        stroke: { value: colour.ink },
        strokeWidth: { value: 2 },
        strokeOpacity: { value: Math.max(0.05, Math.min(0.35, 24 / pairs.length)) },
      }),
      ...bars.flatMap(({ side, median, bars }) => {
        const base = side.at === 0 ? upper : lower;
        const heightPx = ((barsPx - 24) / tallest) * (side.at === 0 ? -1 : 1);
        const middle = base + (barsPx / 2) * Math.sign(heightPx);
        return [
          part(
            `pair-${side.id}`,
            'rect',
            bars.map((bar) => ({ ...bar, end: base + bar.posts * heightPx })),
            {
              x: { field: 'leftPx' },
              x2: { field: 'rightPx' },
              y: { value: base },
              y2: { field: 'end' },
              fill: { value: side.colour },
              fillOpacity: { value: 0.6 },
            },
          ),
          dots(`median-${side.id}`, side, [{ median }], { x: countPlace(counts, 'median'), y: { value: base } }),
          dots(`legend-${side.id}-dot`, side, [{}], { x: { value: size.padding + 14 }, y: { value: middle } }),
          texts(`legend-${side.id}`, [{ x: labelPx, y: middle, text: side.name, sizePx: size.label }]),
        ];
      }),
    ],
  };
}

interface Bar {
  readonly posts: number;
  readonly leftPx: number;
  readonly rightPx: number;
}

/** Counts how many posts have counts from one value up to the next, and in the strip how many have none. */
function barsOf(counts: readonly number[], { axis, zeroPx }: CountAxis): readonly Bar[] {
  const place = placesOn(axis);
  const [startPx, endPx] = axis.range;
  const edge = (bar: number): number =>
    Math.min(Math.max(place(10 ** (bar / barsPerDecade)), startPx - 12), endPx + 12);
  const posts = new Map<number, number>();
  for (const count of counts) {
    // The hair: log10 of a value on an edge may fall short of it.
    const bar = count <= 0 ? -Infinity : Math.floor(Math.log10(count) * barsPerDecade + 1e-9);
    posts.set(bar, (posts.get(bar) ?? 0) + 1);
  }
  return Array.from(posts, ([bar, posts]) => {
    if (bar === -Infinity) return { posts, leftPx: (zeroPx ?? 0) - 20, rightPx: (zeroPx ?? 0) + 20 };
    return { posts, leftPx: edge(bar) + 1, rightPx: edge(bar + 1) - 1 };
  });
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return (lower + upper) / 2;
}
