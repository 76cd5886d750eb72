import type { DifferenceWords } from '#messages/words/difference.ts';

import { counted } from './counted.ts';

export const difference: DifferenceWords = {
  removed: 'Removed:',
  added: 'Added:',
  alsoAdded: 'added:',
  after: 'after:',
  atStart: 'at the beginning',
  rewritten: 'Rewritten: read all of it.',
  more: (count) => counted(count, 'more passage', 'more passages'),
  lineBreak: (count) => counted(count, 'line break', 'line breaks'),
  space: (count) => counted(count, 'space', 'spaces'),
  fixedSpace: (count) => counted(count, 'no-break space', 'no-break spaces'),
  invisible: (code) => `invisible character ${code}`,
};
