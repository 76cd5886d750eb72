import type { Mutant } from './mutant.ts';

const shows = 'relayed by a rule';

export const mutantsOfRelaying: readonly Mutant[] = [
  {
    guard: 'a rule is of its source, with the template, as it was agreed to',
    shows,
    without: [{ tag: 'guard: a rule is of its source as it was', how: 'value', code: 'true' }],
  },
  {
    guard: 'a rule ends after 90 days',
    shows,
    without: [{ tag: 'guard: a rule ends after 90 days', how: 'leaveOut' }],
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
  {
    guard: 'by a rule, in no reserve period of any level',
    shows,
    without: [{ tag: 'guard: by rule, in no period', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, under no freeze nor after one',
    shows,
    without: [{ tag: 'guard: by rule, under no freeze', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, a ceiling a day',
    shows,
    without: [{ tag: 'guard: a ceiling a day', how: 'value', code: 'null' }],
  },
  {
    guard: 'by a rule, nothing that a check warns of',
    shows,
    without: [{ tag: 'guard: by rule, nothing that a check warns of', how: 'value', code: 'null' }],
  },
];
