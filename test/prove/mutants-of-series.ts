import type { Mutant } from './mutant.ts';

const shows = 'series that stop in their middle';

/** Mutants of the guards that keep the parts of a series together, in order, and public once. */
export const mutantsOfSeries: readonly Mutant[] = [
  {
    guard: 'a part leaves behind the one before: the gate and the claim',
    shows,
    without: [
      {
        tag: 'guard: the part before, at the gate',
        how: 'value',
        code: "'sent'",
      },
      {
        tag: 'guard: the part before, at the claim',
        how: 'value',
        code: '{ claim: null }',
      },
    ],
  },
  {
    guard: 'a part that somebody deleted holds the next',
    shows,
    without: [{ tag: 'guard: the part before is there', how: 'leaveOut' }],
  },
  {
    guard: 'an approver has a series go on',
    shows,
    without: [{ tag: 'guard: who goes on with a series', how: 'leaveOut' }],
  },
  {
    guard: 'a network that takes no series gets none',
    shows,
    without: [{ tag: 'guard: the network takes series', how: 'leaveOut' }],
  },
  {
    guard: 'no copy begins a series anew',
    shows,
    without: [{ tag: 'guard: no copy begins a series anew', how: 'value', code: '[]' }],
  },
  {
    guard: 'a retraction begins with the last part',
    shows: 'series',
    without: [{ tag: 'guard: a retraction begins with the last part', how: 'leaveOut' }],
  },
];
