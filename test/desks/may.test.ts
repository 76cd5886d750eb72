import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isGroupUnreadable, mayApprove, noMembers, onDesk } from '#desks/may.ts';

import { desk } from '../support/card-views.ts';

const byGroup = {
  ...desk,
  approversFrom: 'group',
  approverGroup: 'S1',
  approvers: ['lea'],
  stewards: ['omar'],
} as const;
const group = { id: 'S1', people: ['karim'] };

test('the people of the group approve, and neither a list of people nor the channel does beside it', () => {
  const members = { channel: ['zoe'], group };
  assert.equal(mayApprove(byGroup, 'karim', members), true);
  for (const person of ['lea', 'omar', 'zoe']) assert.equal(mayApprove(byGroup, person, members), false, person);
});

test('a group that was not read, and another group, approve nothing', () => {
  for (const members of [noMembers, { channel: [], group: { ...group, id: 'S2' } }]) {
    assert.equal(mayApprove(byGroup, 'karim', members), false);
    assert.equal(isGroupUnreadable(byGroup, members), true);
  }
  assert.equal(isGroupUnreadable(byGroup, { channel: [], group }), false);
  assert.equal(isGroupUnreadable(desk, noMembers), false, 'where people approve no group is missed');
});

test('on the desk are its approvers from wherever, its stewards and the members of its channel', () => {
  const members = { channel: ['zoe'], group };
  for (const person of ['karim', 'lea', 'omar', 'zoe']) assert.equal(onDesk(byGroup, person, members), true, person);
  assert.equal(onDesk(byGroup, 'nobody', members), false);
  assert.equal(onDesk(byGroup, 'karim', noMembers), false);
});
