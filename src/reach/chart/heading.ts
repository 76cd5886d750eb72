import { wrapped } from './fit-text.ts';
import { widthOf } from './font.ts';
import { colour, size } from './look.ts';
import type { Side } from './look.ts';
import { dots, heightOf, linesAt, texts } from './part.ts';
import type { Part } from './part.ts';

const innerPx = size.width - 2 * size.padding;

/** Something at a place, and where the next begins. */
export interface Stacked {
  readonly bottomPx: number;
  readonly parts: readonly Part[];
}

export function heading(name: string, title: string, topPx: number): Stacked {
  const lines = wrapped(title, innerPx, size.title, 600);
  return {
    bottomPx: topPx + heightOf(lines, size.title),
    parts: [texts(name, linesAt(lines, { x: size.padding, topPx, sizePx: size.title, weight: 600 }))],
  };
}

/** Draws a paragraph that explains the picture. */
export function caption(name: string, text: string, topPx: number): Stacked {
  const lines = wrapped(text, innerPx, size.small);
  return {
    bottomPx: topPx + heightOf(lines, size.small),
    parts: [texts(name, linesAt(lines, { x: size.padding, topPx, sizePx: size.small, fill: colour.soft }))],
  };
}

/** Stands instead of a picture. */
export function sentence(name: string, text: string, topPx: number): Stacked {
  const lines = wrapped(text, innerPx, size.label);
  return {
    bottomPx: topPx + heightOf(lines, size.label),
    parts: [texts(name, linesAt(lines, { x: size.padding, topPx, sizePx: size.label }))],
  };
}

/** Draws the legend: which dot is whose. */
export function legend(sides: readonly Side[], topPx: number): Stacked {
  const y = topPx + size.label / 2;
  const parts: Part[] = [];
  let x = size.padding + 14;
  for (const side of sides) {
    const name = `legend-${side.id}`;
    parts.push(dots(`${name}-dot`, side, [{ x, y }], { x: { field: 'x' }, y: { field: 'y' } }));
    parts.push(texts(name, [{ x: x + 28, y, text: side.name, sizePx: size.label }]));
    x += 28 + widthOf(side.name, size.label) + 64;
  }
  return { bottomPx: topPx + size.label * size.leading, parts };
}
