import type { ChartWords } from '#reach/chart/chart-words.ts';

import type { Messages } from '#messages/words/messages.ts';

/** Every label of a chart of so many pairs, in the desk's language. */
export function chartWordsOf(m: Messages, pairs: number): ChartWords {
  const { digestChart: chart } = m;
  return {
    locale: m.tongue,
    // A number does not part from its sign.
    numberSign: `${chart.numberSign}\u00a0`,
    networks: m.words.network,
    pairs: {
      title: chart.pairsTitle,
      axis: chart.pairsAxis,
      zero: chart.zero,
      many: [chart.many(pairs), chart.manyLines].join(' '),
      none: chart.noPair,
    },
    trend: { title: chart.trendTitle, axis: chart.trendAxis, band: chart.band, none: chart.noTrend },
  };
}
