import type { EncodeEntry, Mark } from 'vega';

import { fontFamily, widthOf } from './font.ts';
import type { FontWeight } from './font.ts';
import { colour, dotOf, size } from './look.ts';
import type { Side } from './look.ts';
import type { Axis } from './scales.ts';

/** One kind of mark with what it shows. Its name is the class of its group in the SVG. */
export interface Part {
  readonly name: string;
  readonly values: readonly object[];
  readonly mark: Mark;
}

/** One of the chart's two pictures. */
export interface Panel {
  readonly bottomPx: number;
  readonly axes: readonly Axis[];
  readonly parts: readonly Part[];
}

export interface Text {
  readonly x: number;
  /** The middle of the line. */
  readonly y: number;
  readonly text: string;
  readonly sizePx: number;
  readonly weight?: FontWeight;
  readonly fill?: string;
  readonly align?: 'left' | 'center' | 'right';
}

/** Names a part's data: vega keeps the names of marks and of data in one space. */
export function dataOf(name: string): string {
  return `${name}-data`;
}

/**
 * Builds one part of the picture. People's text is never part of a vega expression: it is data, and vega escapes it.
 */
export function part(
  name: string,
  type: 'rule' | 'rect' | 'symbol' | 'text' | 'line' | 'area',
  values: readonly object[],
  enter: EncodeEntry,
): Part {
  return { name, values, mark: { type, name, from: { data: dataOf(name) }, aria: false, encode: { enter } } };
}

export function texts(name: string, values: readonly Text[]): Part {
  const filled = values
    .filter(({ text }) => text !== '')
    .map((one) => ({ weight: 400, fill: colour.ink, align: 'left', ...one }));
  return part(name, 'text', filled, {
    x: { field: 'x' },
    y: { field: 'y' },
    text: { field: 'text' },
    font: { value: fontFamily },
    fontSize: { field: 'sizePx' },
    fontWeight: { field: 'weight' },
    fill: { field: 'fill' },
    align: { field: 'align' },
    baseline: { value: 'middle' },
  });
}

/** Takes the grid away from behind numbers that stand on it. */
export function clearing(name: string, values: readonly Text[]): Part {
  const boxes = values.map(({ x, y, text, sizePx, align }) => {
    const widthPx = widthOf(text, sizePx);
    return { x: (align === 'right' ? x - widthPx : x) - 4, y: y - sizePx / 2, width: widthPx + 8, height: sizePx };
  });
  return part(name, 'rect', boxes, {
    x: { field: 'x' },
    y: { field: 'y' },
    width: { field: 'width' },
    height: { field: 'height' },
    fill: { value: colour.background },
  });
}

/** Lines of text one under the other, the first with its top at `topPx`. */
export function linesAt(
  lines: readonly string[],
  { x, topPx, sizePx, ...rest }: Omit<Text, 'text' | 'y'> & { readonly topPx: number },
): readonly Text[] {
  const leading = sizePx * size.leading;
  return lines.map((text, index) => ({ ...rest, text, x, sizePx, y: topPx + leading * (index + 0.5) }));
}

export function heightOf(lines: readonly unknown[], sizePx: number): number {
  return lines.length * sizePx * size.leading;
}

/** Draws a side's dots. */
export function dots(name: string, side: Side, values: readonly object[], places: Pick<EncodeEntry, 'x' | 'y'>): Part {
  const { fill, area, strokeWidth } = dotOf(side);
  return part(name, 'symbol', values, {
    ...places,
    shape: { value: side.shape },
    size: { value: area },
    fill: { value: fill },
    stroke: { value: side.colour },
    strokeWidth: { value: strokeWidth },
  });
}
