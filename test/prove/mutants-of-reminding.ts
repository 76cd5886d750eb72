import type { Mutant } from './mutant.ts';

/** What keeps Tambour from speaking unasked more than it promises. */
export const mutantsOfReminding: readonly Mutant[] = [
  {
    guard: 'one message unasked for a draft and a day',
    shows: 'drafts that wait, and reminders',
    without: [
      { file: 'reminders/nudge.ts', text: 'return count === 1;', by: 'return count >= 0;' },
      { file: 'reminders/may-tell.ts', text: 'if (row === null) return false;', by: 'if (row === null) return true;' },
    ],
  },
  {
    guard: 'a look at the draft before it is told of unasked',
    shows: 'drafts that wait, and reminders',
    without: [
      {
        file: 'reminders/may-tell.ts',
        text: 'if (waiting !== null && (await isOfUse()) && (await isOnDay',
        by: 'if (waiting === null) return true;\n  if ((await isOfUse() || true) && (await isOnDay',
      },
    ],
  },
];
