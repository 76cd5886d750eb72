import type { NumericValueRef, ProductionRule } from 'vega';

import type { Stacked } from './heading.ts';
import { widthOf } from './font.ts';
import { colour, size } from './look.ts';
import { part, texts } from './part.ts';
import { logDomain, placesOn, ticksOf } from './scales.ts';
import type { Axis } from './scales.ts';

const stripPx = 60;
const tickGapPx = 28;

/** A scale of counts from left to right, with a strip of its own for zero where a post has none. */
export interface CountAxis {
  readonly axis: Axis;
  readonly leftPx: number;
  readonly rightPx: number;
  /** The middle of the strip; null if no count is zero. */
  readonly zeroPx: number | null;
}

/** Makes the axis of counts. `roomPx`: kept free at both ends, for what is written beside a dot. */
export function countAxis(
  counts: readonly number[],
  { leftPx, rightPx, roomPx }: { readonly leftPx: number; readonly rightPx: number; readonly roomPx: number },
): CountAxis {
  const hasZero = counts.some((count) => count <= 0);
  const startPx = leftPx + roomPx + (hasZero ? stripPx : 0);
  return {
    axis: { name: 'counts', type: 'log', domain: logDomain(counts), range: [startPx, rightPx - roomPx] },
    leftPx,
    rightPx,
    zeroPx: hasZero ? leftPx + stripPx / 2 : null,
  };
}

/** Returns where a count in this field stands: on the scale, or in the strip, because a logarithm has no zero. */
export function countPlace({ axis, zeroPx }: CountAxis, field: string): ProductionRule<NumericValueRef> {
  const onScale = { scale: axis.name, field };
  return zeroPx === null ? onScale : [{ test: `datum[${JSON.stringify(field)}] <= 0`, value: zeroPx }, onScale];
}

/** Draws the grid from `topPx` to `bottomPx`, and its numbers under it. */
export function drawCountAxis(
  { axis, leftPx, zeroPx }: CountAxis,
  write: (value: number) => string,
  [topPx, bottomPx]: readonly [number, number],
): Stacked {
  const place = placesOn(axis);
  const width = (value: number): number => widthOf(write(value), size.small);
  const ticks = ticksOf(
    axis.domain,
    (one, other) => Math.abs(place(one) - place(other)) >= (width(one) + width(other)) / 2 + tickGapPx,
  );
  const y = bottomPx + 12 + size.small / 2;
  const numbers = ticks.map((value) => ({ x: place(value), text: write(value) }));
  if (zeroPx !== null) numbers.unshift({ x: zeroPx, text: write(0) });
  const strip = zeroPx === null ? [] : [{ x: leftPx }];
  return {
    bottomPx: y + size.small * (size.leading / 2),
    parts: [
      part('zero-strip', 'rect', strip, {
        x: { field: 'x' },
        width: { value: stripPx },
        y: { value: topPx },
        y2: { value: bottomPx },
        fill: { value: colour.strip },
      }),
      part(
        'count-grid',
        'rule',
        ticks.map((value) => ({ value })),
        {
          x: { scale: axis.name, field: 'value' },
          y: { value: topPx },
          y2: { value: bottomPx },
          stroke: { value: colour.grid },
          strokeWidth: { value: 2 },
        },
      ),
      texts(
        'count-numbers',
        numbers.map((number) => ({ ...number, y, sizePx: size.small, align: 'center', fill: colour.soft })),
      ),
    ],
  };
}
