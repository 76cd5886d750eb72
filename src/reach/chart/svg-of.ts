import { expressionFunction, parse, textMetrics, View } from 'vega';
import { compile } from 'vega-lite';

import { isLanguage } from '#languages.ts';

import { widthOf } from './font.ts';
import type { Picture } from './picture.ts';
import { trendSpec } from './trend-spec.ts';
import { trendsSpec } from './trends-spec.ts';
import { weekSpec } from './week-spec.ts';
import { numbersIn } from './write-number.ts';

declare module 'vega' {
  /** Exported by vega, but missing from its types. */
  export const textMetrics: {
    width: (item: { fontSize?: number; fontWeight?: number }, text: string | number) => number;
  };
}

// Without a canvas vega assumes every letter to be as wide as an m.
textMetrics.width = ({ fontSize = 11, fontWeight }, text) =>
  widthOf(String(text), fontSize, Number(fontWeight) === 600 ? 600 : 400);

expressionFunction('written', (value: number, language: string) =>
  numbersIn(isLanguage(language) ? language : 'en')(value),
);

/** Renders a picture as an SVG. Throws a RangeError if its time zone does not exist. */
export async function svgOf(picture: Picture): Promise<string> {
  const spec = specOf(picture);
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function specOf(picture: Picture): ReturnType<typeof weekSpec> {
  switch (picture.kind) {
    case 'week':
      return weekSpec(picture);
    case 'trend':
      return trendSpec(picture);
    case 'trends':
      return trendsSpec(picture);
  }
}
