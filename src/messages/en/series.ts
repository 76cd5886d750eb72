import type { SeriesWords } from '#messages/words/series.ts';

export const series: SeriesWords = {
  changed: 'the division into posts',
  part: (account, position, of) => `${account}, part ${position} of ${of}`,
  parts: (account, of) => `${account}: ${of} parts`,
  partOf: (position, of) => `Part ${position} of ${of}`,
  publicSoFar: (account, count, of) => `${account}: ${count} of ${of} parts are public.`,
  goOnFrom: (account, position) => `Go on from part ${position}: ${account}`,
  onlyApprovers: 'Only an approver can have a series go on.',
  parentGone: (account) =>
    `${account}: the part before it is no longer there, so this one was not sent. An approver can retract the parts that are public.`,
  notCorrected:
    'Tambour does not correct the parts of a series yet. Retract the series and send it anew, or write an answer by a draft of its own.',
  divide: (account) => `Divide into posts for ${account}`,
  divideTitle: 'Divide into posts',
  divideHint: 'A line with --- divides two posts; move these lines, or take them out.',
  allSent: (account, of) => `Published on ${account}: all ${of} parts, in order.`,
};
