import type { Mutant } from './mutant.ts';

/** Mutants of the guards against more unasked messages than promised. */
export const mutantsOfReminding: readonly Mutant[] = [
  {
    guard: 'one message unasked for a draft and a day',
    shows: 'drafts that wait, and reminders',
    without: [
      { tag: 'guard: one message a day', how: 'value', code: 'true' },
      { tag: 'guard: what is told has its day', how: 'instead', code: 'if (row === null) return true;' },
    ],
  },
  {
    guard: 'a look at the draft before it is told of unasked',
    shows: 'drafts that wait, and reminders',
    without: [
      {
        tag: 'guard: what is told is of use',
        how: 'instead',
        code: `if (waiting === null) return true;
  await isOfUse();
  if (await isOnDay(work, nudge, dayIn(waiting.desk.timeZone, now))) return true;`,
      },
    ],
  },
];
