import type { DigestChartWords } from '#messages/words/digest-chart.ts';

export const digestChart: DigestChartWords = {
  weekTitle: 'Each post',
  weekCounted: 'Interactions 72 hours after the post went out.',
  mostOf: (drawn, all) => `The ${drawn} posts with the most, of ${all}.`,
  trendTitle: 'Twelve weeks',
  trendCounted: 'Interactions of a typical post (the median), week by week.',
  trendsCounted: 'Interactions of a typical post (the median) on both of two networks, week by week and over 12 weeks.',
  pairwise: 'The comparison is made post by post, not between these medians.',
  gap: 'A gap in a line is a week without a post to compare.',
  overAll: (network, figure) => `${network}: ${figure} (median of 12 weeks)`,
  altTrend: (line, first, last) => `${line}, from ${first} in the first to ${last} in the last`,
};
