import type { DigestChartWords } from '#messages/words/digest-chart.ts';

import { counted } from './counted.ts';

export const digestChart: DigestChartWords = {
  title: 'Interactions per post',
  alt: 'Chart in two parts.',
  altPairs: (pairs) => `Interactions of each post at 72 hours: ${pairs}.`,
  altPair: (number, one, other) => `no. ${number} ${one}, ${other}`,
  altMore: (count) => `and ${counted(count, 'other', 'others')}`,
  altNoPair: 'No post of these days could be compared.',
  altTrend: (first, last) =>
    `Median per post over four weeks, from the beginning to the end of the 12 weeks: ${first}; ${last}.`,
  altTrendOf: (network, from, to) => `${network} from ${from} to ${to}`,
  altNoTrend: 'Not enough weeks yet for a trend.',
  numberSign: '#',
  pairsTitle: 'Each post on both networks',
  pairsAxis: 'Interactions at 72 hours (logarithmic scale)',
  zero: 'Apart, at the left: 0 interactions, which has no place on this scale.',
  many: (count, above, below) =>
    `${counted(count, 'post', 'posts')}, too many for a row each. Bars: how many posts got that number, upwards on ${above}, downwards on ${below}.`,
  manyLines: 'Thin lines: each post, from one network to the other. Large marks: the medians.',
  noPair: 'No post could be compared on both networks.',
  trendTitle: 'Twelve weeks',
  trendAxis: 'Median interactions per post, over the four weeks before (logarithmic scale)',
  band: 'Pale around each line: the 95% interval of the median. No dot: nothing to compare.',
  noTrend: 'There is no week with compared posts yet.',
};
