import type { ChartWords } from '#reach/chart/chart-words.ts';

import type { DigestView } from './digest-view.ts';

/** Every label of the chart, in the desk's language. */
export function chartWordsOf({ m, digest }: Pick<DigestView, 'm' | 'digest'>): ChartWords {
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
      many: chart.many(digest.pairs.length),
      none: chart.noPair,
    },
    trend: { title: chart.trendTitle, axis: chart.trendAxis, band: chart.band, none: chart.noTrend },
  };
}
