import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  approversOf,
  approvesFrom,
  isGroupUnreadable,
  mayApprove,
  type Members,
  noMembers,
  onDesk,
} from '#desks/may.ts';

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

const began = new Date('2026-11-02T08:00:00Z');
const byMembers = { ...desk, approversFrom: 'channel', seenForHours: 24, seenFromAt: began } as const;
const after = (hours: number): Date => new Date(began.getTime() + hours * 3_600_000);

/** The channel as it is so many hours after the desk began to ask: Karim was there then, Zoé has been since the first hour. */
function channelAfter(hours: number): Members {
  const since = new Map([
    ['karim', began],
    ['zoe', after(1)],
  ]);
  return { channel: ['karim', 'zoe', 'lea'], group: null, seen: { at: after(hours), since } };
}

test('of a channel’s members those approve whom Tambour has seen there for long enough, to the second', () => {
  assert.deepEqual(approversOf(byMembers, channelAfter(1)), ['karim']);
  assert.deepEqual(approversOf(byMembers, channelAfter(24.999)), ['karim']);
  assert.deepEqual(approversOf(byMembers, channelAfter(25)), ['karim', 'zoe']);
  assert.deepEqual(approvesFrom(byMembers, 'zoe', channelAfter(2)), after(25));
  assert.equal(approvesFrom(byMembers, 'zoe', channelAfter(25)), null);
});

test('whom Tambour never saw there has not been there, and where it did not look nobody has', () => {
  assert.equal(mayApprove(byMembers, 'lea', channelAfter(1000)), false);
  assert.deepEqual(approversOf(byMembers, { channel: ['karim'], group: null }), []);
  assert.deepEqual(approversOf({ ...byMembers, seenFromAt: null }, channelAfter(2)), [], 'nobody was there before');
});

test('who has just come works on the desk all the same, but stands in for nobody', () => {
  const away = [{ person: 'karim', deputy: 'zoe', toAt: after(100), setBy: 'karim', policyNumber: 0 }];
  assert.equal(onDesk(byMembers, 'zoe', channelAfter(2)), true);
  assert.equal(mayApprove({ ...byMembers, away }, 'zoe', channelAfter(2)), false);
});

test('how long somebody has been there is asked of nobody where people or a group approve, or for no time', () => {
  const members = { channel: ['zoe'], group };
  assert.equal(mayApprove({ ...byGroup, seenForHours: 24 }, 'karim', members), true);
  assert.equal(mayApprove({ ...byMembers, approversFrom: 'people', approvers: ['zoe'] }, 'zoe', members), true);
  assert.equal(mayApprove({ ...byMembers, seenForHours: 0 }, 'zoe', members), true);
});
