import type { Mutant } from './mutant.ts';

/** Mutants of the guards that keep corrections from undoing each other, and from leaving the public without a post. */
export const mutantsOfCorrecting: readonly Mutant[] = [
  {
    guard: 'corrected since: at the gate and at the claim',
    shows: 'corrections beside each other',
    without: [
      { tag: 'guard: corrected since, at the gate', how: 'value', code: 'null' },
      { tag: 'guard: corrected since, at the claim', how: 'value', code: 'atGate' },
    ],
  },
  {
    guard: 'an old post goes only once its replacement is public',
    shows: 'corrections of what is public',
    without: [
      {
        tag: 'guard: a claim enqueues nothing else',
        how: 'instead',
        code: `for (const { id: deliveryId, correction } of deliveries) {
    const attempt = rows.find(({ id }) => id === deliveryId)?.attempt;
    if (attempt === undefined || correction?.retractsOld !== true) continue;
    await enqueueStep(work, { deliveryId, step: 'retractOld', attempt, round: 2 }, now);
  }
  return new Map(rows.map(({ id, attempt }) => [id, attempt]));`,
      },
      { tag: 'guard: the replacement is public', how: 'value', code: 'locked === null' },
    ],
  },
  {
    guard: 'a post that was replaced is retracted, also after a crash',
    shows: 'corrections of what is public',
    without: [
      { tag: 'guard: the old post is retracted', how: 'value', code: 'false' },
      { tag: 'guard: the old post is retracted after a crash', how: 'value', code: '...[]' },
    ],
  },
  {
    guard: 'a look before an edit in doubt is told as done',
    shows: 'corrections of what is public',
    without: [{ tag: 'guard: an edit is seen', how: 'value', code: 'true' }],
  },
  {
    guard: 'freeze: a post that was replaced stays',
    shows: 'replacements, and freezes before the old post goes',
    without: [{ tag: 'guard: a freeze keeps the old post', how: 'leaveOut' }],
  },
];
