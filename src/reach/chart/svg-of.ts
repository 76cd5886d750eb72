import { parse, View } from 'vega';
import type { Spec } from 'vega';

import type { ChartData, ChartWords } from './chart-words.ts';
import { colour, size } from './look.ts';
import { pairsPanel } from './pairs-panel.ts';
import { dataOf, part } from './part.ts';
import { trendPanel } from './trend-panel.ts';

/**
 * Renders the chart as an SVG: the pairs, and under them the trend. Throws a RangeError if the time zone does not
 * exist.
 */
export async function svgOf(data: ChartData, words: ChartWords): Promise<string> {
  const pairs = pairsPanel(data, words, size.padding);
  const divider = pairs.bottomPx + size.betweenPanels / 2;
  const trend = trendPanel(data, words, pairs.bottomPx + size.betweenPanels);
  const between = part('divider', 'rule', [{}], {
    x: { value: size.padding },
    x2: { value: size.width - size.padding },
    y: { value: divider },
    stroke: { value: colour.grid },
    strokeWidth: { value: 2 },
  });
  const parts = [...pairs.parts, between, ...trend.parts];
  const spec: Spec = {
    width: size.width,
    height: Math.ceil(trend.bottomPx + size.padding),
    padding: 0,
    autosize: 'none',
    // Dark chats show it as it is: a light card.
    background: colour.background,
    // Copies: vega marks what it is given.
    data: parts.map(({ name, values }) => ({ name: dataOf(name), values: values.map((value) => ({ ...value })) })),
    scales: [...pairs.axes, ...trend.axes].map(({ name, type, domain, range }) => ({
      name,
      type,
      domain: [...domain],
      range: [...range],
    })),
    marks: parts.map(({ mark }) => mark),
  };
  const view = new View(parse(spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
