import type { Messages } from '#messages/words/messages.ts';
import type { ChartWords } from '#reach/chart/chart-words.ts';
import type { Both } from '#reach/digest.ts';

/**
 * Returns all labels of a chart with `pairs` pairs. Where both networks are drawn together, the first one named is
 * above the second.
 */
export function chartWordsOf(m: Messages, pairs: number, [above, below]: Both<string>): ChartWords {
  const { digestChart: chart } = m;
  return {
    locale: m.tongue,
    // A number does not part from its sign.
    numberSign: `${chart.numberSign}\u00a0`,
    pairs: {
      title: chart.pairsTitle,
      axis: chart.pairsAxis,
      zero: chart.zero,
      many: [chart.many(pairs, above, below), chart.manyLines].join(' '),
      none: chart.noPair,
    },
    trend: { title: chart.trendTitle, axis: chart.trendAxis, band: chart.band, none: chart.noTrend },
  };
}
