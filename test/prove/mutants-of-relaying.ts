import type { Mutant } from './mutant.ts';

const shows = 'relayed by a rule';

export const mutantsOfRelaying: readonly Mutant[] = [
  {
    guard: 'a rule is of its source, with the template, as it was agreed to',
    shows,
    without: [{ tag: 'guard: a rule is of its source as it was', how: 'value', code: 'true' }],
  },
  {
    guard: 'by a rule, ten minutes of grace',
    shows,
    without: [{ tag: 'guard: ten minutes of grace', how: 'instead', code: 'export const LEAST_GRACE_SECONDS = 0;' }],
  },
  {
    guard: 'by a rule, pages on official hosts alone',
    shows,
    without: [{ tag: 'guard: by rule, official pages alone', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, within its hours alone',
    shows,
    without: [{ tag: 'guard: by rule, within its hours', how: 'leaveOut' }],
  },
];
