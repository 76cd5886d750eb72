import type { SeriesWords } from '#messages/words/series.ts';

import { counted } from './counted.ts';

export const series: SeriesWords = {
  changed: 'the division into posts',
  restChanged: 'who sees the other parts of the series',
  form: {
    label: 'Parts of a series',
    hint: 'If lines with --- divide the text. Left as it is: no numbers, and only the first part in public timelines, where the network can do so.',
    numbered: 'Number the parts: 1/4 at their ends, counted in their length',
    restAsFirst: 'Show all parts in public timelines, as the first',
    short: 'series',
  },
  numbered: 'parts numbered',
  restAsFirst: 'all parts as visible as the first',
  part: (account, position, of) => `${account}, part ${position} of ${of}`,
  parts: (account, of) => `${account}: ${of} parts`,
  partOf: (position, of) => `Part ${position} of ${of}`,
  mediaChanged: (index) => `the part that image or video ${index} goes with`,
  mediaPart: (index) => `Image or video ${index} goes with`,
  withMedia: (indices) => `With image or video ${indices.join(', ')}, shown below`,
  publicSoFar: (account, count, of) => `${account}: ${count} of ${of} parts are public.`,
  goOnFrom: (account, position) => `Go on from part ${position}: ${account}`,
  onlyApprovers: 'Only an approver can have a series go on.',
  parentGone: (account) =>
    `${account}: the part before it is no longer there, so this one was not sent. An approver can retract the parts that are public.`,
  correction: {
    textHint: 'Lines with --- divide the posts. To edit them in their place, keep as many.',
    ways: {
      edit: 'Edit the parts that change, in their place',
      replace: 'Retract and replace the whole series',
      reply: 'Leave it, and post a correction under its last part',
      leave: 'Leave the series as it is',
    },
    replaceInOtherWords: 'Retract and replace it (on its first day: every part in other words)',
    repeated: (account, parts) =>
      `${account} refuses the same words twice within a day (${counted(parts.length, 'part', 'parts')}: ${parts.join(', ')}). Word them otherwise, wait a day, or post a correction under the last part.`,
    does: {
      replace: (account, of) =>
        `${account}: the whole series is published anew (${of} ${of === 1 ? 'post' : 'parts'}), then the old one is retracted, from its last part to its first; the links change`,
      reply: (account) => `${account}: the series stays, the correction is published as a reply to its last part`,
      leave: (account) => `${account}: the series stays as it is`,
    },
    othersStay: (account) => `${account}: the other parts stay as they are`,
    notPublic: (account, position) =>
      `${account}: part ${position} is not public, so nothing of it can be corrected. Leave it as it was here; it can go on from its own draft.`,
    answerMissing: 'Write the correction that is posted under the last part: the whole series does not fit in it.',
    replaced: (account, number) =>
      `${account}: draft ${number} replaces this series, which is about to be retracted, from its last part to its first.`,
    oldGone: (account) => `${account}: the old series was retracted, the new one stands instead of it.`,
  },
  divide: (account) => `Divide into posts for ${account}`,
  probe: (position, mark) => `Technical test, deleted at once (${position} of 2, ${mark}).`,
  divideTitle: 'Divide into posts',
  divideHint: 'A line with --- divides two posts; move these lines, or take them out.',
  allSent: (account, of) => `Published on ${account}: all ${of} parts, in order.`,
};
