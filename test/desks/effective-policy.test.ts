import assert from 'node:assert/strict';
import { test } from 'node:test';

import { effectivePolicy } from '#desks/effective-policy.ts';
import type { PolicyChange } from '#desks/policy-change.ts';
import type { Policy } from '#desks/policy.ts';

import { present } from '../support/publishing-scene.ts';

const first: Policy = {
  approvalsNeeded: 2,
  graceSeconds: 20,
  approversFrom: 'people',
  approverGroup: null,
  approvers: ['karim', 'lea'],
  steps: null,
  stewards: ['sophie'],
  seenForHours: 0,
  seenFromAt: null,
};

/** Lists what these people made of the policy, one after the other. */
function changesOf(
  start: Partial<Policy>,
  ...steps: readonly { readonly by: string; readonly to: Partial<Policy> }[]
): readonly PolicyChange[] {
  let before: Policy = { ...first, ...start };
  return steps.map(({ by, to }, index) => {
    const after = { ...before, ...to };
    const change = { number: index + 1, by, before, after };
    before = after;
    return change;
  });
}

/** Says in short what counts for a draft of Amina's. */
function kept(changes: readonly PolicyChange[]): string {
  const policy = effectivePolicy(changes, ['amina']);
  if (policy === null) return 'as today';
  const { approvalsNeeded, approversFrom, approverGroup, approvers, graceSeconds } = policy;
  const who = approversFrom === 'people' ? approvers.join(' ') : (approverGroup ?? approversFrom);
  return `${approvalsNeeded} of ${who}, ${graceSeconds} s`;
}

test('where nothing changed, the policy of today counts', () => assert.equal(kept([]), 'as today'));

const cases: readonly (readonly [string, readonly PolicyChange[], string])[] = [
  [
    'fewer approvals and a shorter pause count for nothing that waits',
    changesOf({}, { by: 'sophie', to: { approvalsNeeded: 1, graceSeconds: 0 } }),
    '2 of karim lea, 20 s',
  ],
  [
    'more approvals and a longer pause count, and stay when they are taken back',
    changesOf(
      { approvalsNeeded: 1 },
      { by: 'sophie', to: { approvalsNeeded: 2, graceSeconds: 60 } },
      { by: 'sophie', to: { approvalsNeeded: 1, graceSeconds: 0 } },
    ),
    '2 of karim lea, 60 s',
  ],
  [
    'whoever is named later does not approve, and whoever is named no longer does not either',
    changesOf(
      { approvalsNeeded: 1 },
      { by: 'sophie', to: { approvers: ['lea', 'omar'] } },
      { by: 'sophie', to: { approvers: ['omar', 'lea', 'karim'] } },
    ),
    '1 of lea, 20 s',
  ],
  [
    'where too few would be left, the new policy counts alone, with the longer pause',
    changesOf({}, { by: 'sophie', to: { approvalsNeeded: 1, approvers: ['karim'], graceSeconds: 5 } }),
    '1 of karim, 20 s',
  ],
  [
    'whoever changes it does not become an approver by that',
    changesOf({ approvalsNeeded: 1, approvers: ['karim'] }, { by: 'sophie', to: { approvers: ['sophie'] } }),
    '1 of karim, 20 s',
  ],
  [
    'nor by what others change afterwards',
    changesOf(
      { approvalsNeeded: 1, approvers: ['karim'] },
      { by: 'sophie', to: { approvers: ['sophie'] } },
      { by: 'omar', to: { approvers: ['sophie', 'zoe'] } },
    ),
    '1 of zoe, 20 s',
  ],
  [
    'an author names nobody in the place of another',
    changesOf({ approvalsNeeded: 1, approvers: ['karim'] }, { by: 'amina', to: { approvers: ['lea'] } }),
    '1 of karim, 20 s',
  ],
  [
    'nor does what others change afterwards bring in whom an author named',
    changesOf(
      { approvalsNeeded: 1, approvers: ['karim'] },
      { by: 'amina', to: { approvers: ['lea'], approvalsNeeded: 1 } },
      { by: 'sophie', to: { approvers: ['lea', 'zoe'], graceSeconds: 5 } },
    ),
    '1 of karim, 20 s',
  ],
  [
    'an author may tighten, as far as enough are left',
    changesOf(
      { approvalsNeeded: 1 },
      { by: 'amina', to: { approvers: ['lea', 'omar'], approvalsNeeded: 1 } },
      { by: 'amina', to: { approvalsNeeded: 2 } },
    ),
    '1 of lea, 20 s',
  ],
  [
    'people who are named stay where a channel approves from now on',
    changesOf({}, { by: 'sophie', to: { approversFrom: 'channel', approvalsNeeded: 1 } }),
    '2 of karim lea, 20 s',
  ],
  [
    'in the place of a channel a group counts, and in its place people',
    changesOf(
      { approversFrom: 'channel', approvers: [] },
      { by: 'sophie', to: { approversFrom: 'group', approverGroup: 'S1' } },
      { by: 'sophie', to: { approversFrom: 'people', approverGroup: null, approvers: ['lea', 'karim', 'sophie'] } },
    ),
    '2 of lea karim, 20 s',
  ],
  [
    'an author changes nothing about where approvers come from',
    changesOf(
      { approversFrom: 'group', approverGroup: 'S1' },
      { by: 'amina', to: { approversFrom: 'people', approvers: ['omar', 'zoe'] } },
      { by: 'sophie', to: { graceSeconds: 5 } },
    ),
    '2 of S1, 20 s',
  ],
];

for (const [behaviour, changes, expected] of cases) {
  test(behaviour, () => assert.equal(kept(changes), expected));
}

const [began, beganAgain] = [new Date('2026-11-02T08:00:00Z'), new Date('2026-11-09T08:00:00Z')];
const byChannel = { approversFrom: 'channel', approvers: [], approvalsNeeded: 1 } as const;
const [off, long, short] = [
  { seenForHours: 0, seenFromAt: null },
  { seenForHours: 24, seenFromAt: began },
  { seenForHours: 1, seenFromAt: beganAgain },
] as const;

const ofMembers: readonly (readonly [string, readonly PolicyChange[], object])[] = [
  ['that members have to be seen first holds for what waits', changesOf(byChannel, { by: 'sophie', to: long }), long],
  ['and stays where it is switched off', changesOf({ ...byChannel, ...long }, { by: 'sophie', to: off }), long],
  [
    'switched off and on again, the longer time and the first beginning count',
    changesOf({ ...byChannel, ...long }, { by: 'sophie', to: off }, { by: 'sophie', to: short }),
    long,
  ],
  [
    'a longer time of later counts since the first beginning',
    changesOf({ ...byChannel, ...short }, { by: 'sophie', to: { seenForHours: 24, seenFromAt: beganAgain } }),
    { seenForHours: 24, seenFromAt: beganAgain },
  ],
  [
    'an author switches it on and not off',
    changesOf(
      byChannel,
      { by: 'amina', to: long },
      { by: 'amina', to: off },
      { by: 'sophie', to: { graceSeconds: 5 } },
    ),
    long,
  ],
];

for (const [behaviour, changes, expected] of ofMembers) {
  test(behaviour, () => {
    const { seenForHours, seenFromAt, approversFrom } = present(effectivePolicy(changes, ['amina']));
    assert.deepEqual({ approversFrom, seenForHours, seenFromAt }, { approversFrom: 'channel', ...expected });
  });
}
