import type { SeriesWords } from '#messages/words/series.ts';

export const series: SeriesWords = {
  changed: 'the division into posts',
  restChanged: 'who sees the other parts of the series',
  form: {
    label: 'If the text is divided by lines with ---',
    hint: 'Each part answers the one before it. Left as it is: no numbers, and only the first part in public timelines.',
    numbered: 'Number the parts: 1/4 at their ends, counted in their length',
    restAsFirst: 'Show all parts in public timelines, as the first',
    short: 'series',
  },
  numbered: 'parts numbered',
  restAsFirst: 'all parts as visible as the first',
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
