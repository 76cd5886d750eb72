import type { Mutant } from './mutant.ts';

const shows = 'videos';

/** Mutants of the guards that let only the approved video leave. */
export const mutantsOfVideos: readonly Mutant[] = [
  {
    guard: 'the bytes of a video: at the gate and at the upload',
    shows,
    without: [
      { tag: 'guard: a recording at the gate', how: 'leaveOut' },
      { tag: 'guard: a recording at the upload', how: 'value', code: 'last === null' },
    ],
  },
  {
    guard: 'captions leave as they were approved: at the gate and at the upload',
    shows,
    without: [
      { tag: 'guard: captions at the gate', how: 'leaveOut' },
      { tag: 'guard: captions at the upload', how: 'value', code: 'row === null' },
    ],
  },
];
