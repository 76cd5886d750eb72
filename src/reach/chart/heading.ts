import type { ChartWords } from './chart-words.ts';
import { wrapped } from './fit-text.ts';
import { widthOf } from './font.ts';
import { colour, networkLook, size } from './look.ts';
import type { NetworkKind } from './look.ts';
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

/** A paragraph that explains the picture. */
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

/** Which dot is which network's. */
export function legend(words: ChartWords['networks'], topPx: number): Stacked {
  const y = topPx + size.label / 2;
  const networks = Object.keys(networkLook) as readonly NetworkKind[]; // The keys of a constant.
  const parts: Part[] = [];
  let x = size.padding + 14;
  for (const network of networks) {
    const name = `legend-${network}`;
    parts.push(dots(`${name}-dot`, network, [{ x, y }], { x: { field: 'x' }, y: { field: 'y' } }));
    parts.push(texts(name, [{ x: x + 28, y, text: words[network], sizePx: size.label }]));
    x += 28 + widthOf(words[network], size.label) + 64;
  }
  return { bottomPx: topPx + size.label * size.leading, parts };
}
