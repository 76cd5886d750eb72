import assert from 'node:assert/strict';
import { test } from 'node:test';

import { effectivePolicy } from '#desks/effective-policy.ts';
import type { Policy } from '#desks/policy.ts';
import { couldBeFilled, neededIn, type Step } from '#desks/steps.ts';

import { present } from '../support/publishing-scene.ts';

const first: Policy = {
  approvalsNeeded: 1,
  graceSeconds: 20,
  approversFrom: 'people',
  approverGroup: null,
  approvers: ['karim', 'lea'],
  steps: null,
  stewards: ['sophie'],
  seenForHours: 0,
  seenFromAt: null,
};

function named(name: string, ...ids: readonly string[]): Step {
  return { name, who: { kind: 'people', ids }, needed: 1 };
}

function ofGroup(name: string, groupId: string): Step {
  return { name, who: { kind: 'group', groupId }, needed: 1 };
}

const legal = named('Legal', 'karim');
const cabinet = named('Cabinet', 'lea');

/** Says in short what counts for a draft of Amina's, who wrote it, after one change. */
function kept(before: Partial<Policy>, after: Partial<Policy>, by = 'sophie'): string {
  const change = { number: 1, by, before: { ...first, ...before }, after: { ...first, ...before, ...after } };
  const { steps } = present(effectivePolicy([change], ['amina']));
  if (steps === null) return 'no steps';
  return steps
    .map((step) => {
      const { who } = step;
      const whose = who.kind === 'people' ? who.ids.join(' ') : who.kind === 'group' ? who.groupId : 'members';
      return `${step.name || '-'}: ${neededIn(step)} of ${whose}`;
    })
    .join(', ');
}

const cases: readonly (readonly [string, string, string])[] = [
  [
    'a step that is added counts',
    kept({ approvers: ['karim'] }, { steps: [legal, cabinet] }),
    'Legal: 1 of karim, Cabinet: 1 of lea',
  ],
  [
    'steps that are ended count on',
    kept({ approvers: ['karim'], steps: [legal, cabinet] }, { steps: null }),
    'Legal: 1 of karim, Cabinet: 1 of lea',
  ],
  [
    'one rule and steps of other people are all gone through',
    kept({ approvers: ['omar'] }, { steps: [legal, cabinet] }),
    '-: 1 of omar, Legal: 1 of karim, Cabinet: 1 of lea',
  ],
  [
    'of a step in both, those count whom both name, and the higher number',
    kept(
      { steps: [named('Legal', 'karim', 'omar'), cabinet] },
      { steps: [named('Legal', 'karim', 'zoe'), cabinet, named('Press', 'zoe')] },
    ),
    'Legal: 1 of karim, Cabinet: 1 of lea, Press: 1 of zoe',
  ],
  [
    'people are stricter than a group',
    kept({ steps: [legal, cabinet] }, { steps: [ofGroup('Legal', 'g'), ofGroup('Cabinet', 'g')] }),
    'Legal: 1 of karim, Cabinet: 1 of lea',
  ],
  [
    'who sets steps does not approve by that what waits',
    kept({ steps: [legal, ofGroup('Cabinet', 'g')] }, { steps: [legal, { ...named('Cabinet', 'sophie', 'lea') }] }),
    'Legal: 1 of karim, Cabinet: 1 of lea',
  ],
  [
    'an author who takes steps away takes none from what they wrote',
    kept({ steps: [legal, cabinet] }, { steps: null, approvers: ['bilal'] }, 'amina'),
    'Legal: 1 of karim, Cabinet: 1 of lea, -: 1 of bilal',
  ],
  [
    'nor does an author choose people in the place of a group',
    kept({ steps: [ofGroup('Legal', 'g'), cabinet] }, { steps: [named('Legal', 'bilal'), cabinet] }, 'amina'),
    'Legal: 1 of g, Cabinet: 1 of lea',
  ],
  [
    'where nobody could go through both, all are asked for and it has to be asked anew',
    kept({ steps: [legal, cabinet, named('Press', 'zoe')] }, { steps: [cabinet, legal] }),
    'Cabinet: 1 of lea, Legal: 1 of karim, Cabinet: 1 of lea, Press: 1 of zoe',
  ],
];
for (const [name, is, wanted] of cases) test(name, () => assert.equal(is, wanted));

test('steps can be filled where somebody of each is left for it, and nobody has to count twice', () => {
  assert.ok(couldBeFilled([named('A', 'a', 'b'), named('B', 'a')]));
  assert.ok(couldBeFilled([named('A', 'a', 'b'), named('B', 'b', 'c'), named('C', 'a')]));
  assert.ok(!couldBeFilled([named('A', 'a'), named('B', 'a')]));
  assert.ok(!couldBeFilled([{ ...named('A', 'a', 'b'), needed: 'all' }, named('B', 'b')]));
  assert.ok(!couldBeFilled([named('A', 'a', 'a'), named('B', 'b')], ['a']));
  assert.ok(couldBeFilled([ofGroup('A', 'g'), ofGroup('B', 'g')]));
});
