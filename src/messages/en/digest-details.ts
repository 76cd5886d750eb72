import type { DigestDetailsWords } from '#messages/words/digest-details.ts';

import { counted } from './counted.ts';

export const digestDetails: DigestDetailsWords = {
  title: 'Details',
  comparison: 'Comparison of pairs',
  comparisonOf: (one, other) => `${one} and ${other}, compared`,
  spans: {
    period: 'Interactions, this period',
    twelveWeeks: 'Interactions, twelve weeks',
    shares: 'Shares alone, twelve weeks',
    replies: 'Replies alone, twelve weeks',
    perThousand: 'Interactions per 1,000 followers, twelve weeks',
    at28Days: 'Interactions after 28 days, posts of the twelve weeks that are old enough',
  },
  grown: (posts, here, there) =>
    `Interactions of a typical one of ${counted(posts, 'post', 'posts')} after 72 hours, then after 28 days: ${here}; ${there}.`,
  grownOn: (network, at72Hours, at28Days) => `${network} ${at72Hours}, then ${at28Days}`,
  gotMore: (posts, here, one, there, other) =>
    `of ${counted(posts, 'post', 'posts')}, ${here} got more on ${one} and ${there} on ${other}`,
  and: (one, other) => `${one}; ${other}`,
  relayedPairs: 'Relayed, and compared with the original',
  noPair: 'no post to compare',
  tooFew: 'too few to conclude (it takes posts on 12 days or more)',
  typical: (times, low, high, more, less) =>
    `a typical post got ${times === null ? '' : `${times} times `}as many on ${more} as on ${less} (between ${low} and ${high} times)`,
  difference: 'a clear difference',
  noDifference: 'no clear difference',
  counts: 'By account',
  countsOf: (likes, shares, quotes, replies) =>
    `likes ${likes}, shares ${shares}, quotes ${quotes}, replies ${replies}`,
  views: (network, views) => `views as ${network} counts them: ${views}`,
  notRead: (posts) => `${counted(posts, 'post', 'posts')} not read, and not counted as zero`,
  late: (posts) => counted(posts, 'late reading', 'late readings'),
  series: 'Series, interactions',
  seriesOf: (draft, account, first, parts, together) =>
    `${draft}, ${account}: ${first} for the first post, ${together} for all ${parts} parts together`,
  absences: 'What did not go out, or was taken back',
  absence: (draft, account, why) => `${draft}, ${account}: ${why}`,
  unpaired: 'Left out of the comparison',
  unpairedWhy: {
    one_network: 'Published on one network alone',
    asleep: 'Published while an account was asleep',
    apart: 'Published more than ten minutes apart',
    relayed_apart: 'Relayed more than an hour after the original',
    edited: 'Corrected on one of the networks alone',
    not_read: 'No reading at 72 hours',
    vanished: 'No longer there on one of the networks',
    read_apart: 'Read more than an hour apart',
  },
  number: (draft) => `no. ${draft}`,
  more: (count) => `and ${counted(count, 'other', 'others')}`,
  approval: (lasting, posts) => `Time until approval: ${lasting} (median of ${counted(posts, 'post', 'posts')}).`,
  cost: (posts, reading, asOf) => `Cost of X: posts ${posts}, readings ${reading} (prices of ${asOf}).`,
  methodSample:
    'These are our posts, side by side: they do not say which network is better. Before you repeat a clear difference, check whether a single campaign made it. The dossier compares other months, and may conclude otherwise.',
  methodPage: 'The method on one page',
  methodFile: 'The method on one page: ask whoever runs Tambour for docs/digest-method.md.',
};
