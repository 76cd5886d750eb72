import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import type { Decision } from '#approvals/decision.ts';
import { type StandingQuestion, standingOf } from '#approvals/standing.ts';

const now = new Date('2026-11-23T09:00:00.000Z');
const hour = 3_600_000;

function aDecision(changes: Partial<Decision> = {}): Decision {
  return {
    id: 'd1',
    revision: 3,
    fingerprint: 'f3',
    person: 'karim',
    personName: 'Karim',
    kind: 'approve',
    via: 'button',
    inPlaceOf: null,
    reason: null,
    decidedAt: new Date(now.getTime() - hour),
    withdrawnAt: null,
    isGenuine: true,
    ...changes,
  };
}

function ask(decisions: readonly Decision[], changes: Partial<StandingQuestion> = {}): ReturnType<typeof standingOf> {
  return standingOf({
    authors: ['amina'],
    askers: [],
    policy: { needed: 1, expiresHours: 72, approvers: null },
    revision: { number: 3, fingerprint: 'f3', notAfterAt: null },
    decisions,
    now,
    ...changes,
  });
}

test('one approval satisfies a policy of one', () => {
  assert.deepEqual(ask([aDecision()]), { kind: 'approved', by: ['karim'] });
});

test('a policy of none is read as one', () => {
  assert.deepEqual(ask([], { policy: { needed: 0, expiresHours: 72, approvers: null } }), {
    kind: 'waiting',
    missing: 1,
    by: [],
  });
});

test('one person counts once, however often they approve', () => {
  const policy = { needed: 2, expiresHours: 72, approvers: null };
  assert.deepEqual(ask([aDecision(), aDecision({ id: 'd2' })], { policy }), {
    kind: 'waiting',
    missing: 1,
    by: ['karim'],
  });
});

test('neither the author nor whoever worded the revision counts', () => {
  const authors = ['amina', 'lea'];
  assert.equal(ask([aDecision({ person: 'amina' })]).kind, 'waiting');
  assert.equal(ask([aDecision({ person: 'lea' })], { authors }).kind, 'waiting');
});

test('who is no longer named an approver counts no longer, and their refusal still does', () => {
  const policy = { needed: 2, expiresHours: 72, approvers: ['lea', 'omar'] };
  const both = [aDecision(), aDecision({ person: 'lea' })];
  assert.deepEqual(ask(both, { policy }), { kind: 'waiting', missing: 1, by: ['lea'] });
  assert.deepEqual(ask(both, { policy: { ...policy, approvers: ['karim', 'lea'] } }).kind, 'approved');
  assert.equal(ask([...both, aDecision({ kind: 'reject' })], { policy }).kind, 'rejected');
});

test('where one decision on the revision is not genuine none counts, whether it stands or was taken back', () => {
  const unproven = { kind: 'waiting', missing: 1, by: [], isUnproven: true };
  assert.deepEqual(ask([aDecision({ isGenuine: false })]), unproven);
  for (const kind of ['approve', 'requestChanges', 'reject'] as const) {
    const forged = aDecision({ person: 'lea', kind, isGenuine: false });
    assert.deepEqual(ask([aDecision(), forged]), unproven);
    assert.deepEqual(ask([aDecision(), { ...forged, withdrawnAt: now }]), unproven);
  }
  assert.equal(ask([aDecision(), aDecision({ person: 'lea', revision: 2, isGenuine: false })]).kind, 'approved');
});

test('an approval of another revision or of other bytes does not count', () => {
  assert.equal(ask([aDecision({ revision: 2 })]).kind, 'waiting');
  assert.equal(ask([aDecision({ fingerprint: 'f2' })]).kind, 'waiting');
});

test('an approval lapses after 72 hours, to the second', () => {
  const decidedAt = new Date(now.getTime() - 72 * hour);
  assert.equal(ask([aDecision({ decidedAt: new Date(decidedAt.getTime() + 1) })]).kind, 'approved');
  assert.equal(ask([aDecision({ decidedAt })]).kind, 'waiting');
});

test('the approval of a post scheduled further ahead stands until its last moment', () => {
  const decidedAt = new Date(now.getTime() - 300 * hour);
  const standsUntil = (notAfterAt: Date): string =>
    ask([aDecision({ decidedAt })], { revision: { number: 3, fingerprint: 'f3', notAfterAt } }).kind;
  assert.equal(standsUntil(new Date(now.getTime() + 1)), 'approved');
  assert.equal(standsUntil(now), 'waiting');
});

test('a rejection beats approvals and wishes for changes, and does not lapse', () => {
  const rejection = aDecision({ person: 'lea', kind: 'reject', reason: 'no', decidedAt: new Date(0) });
  const changes = aDecision({ person: 'zoe', kind: 'requestChanges' });
  assert.deepEqual(ask([aDecision(), changes, rejection]), { kind: 'rejected', by: 'lea', reason: 'no' });
  assert.deepEqual(ask([aDecision(), changes]), { kind: 'changesAsked', by: 'zoe', reason: null });
});

const people = ['amina', 'karim', 'lea', 'zoe', 'editor'] as const;
const decisions = fc.array(
  fc.record({
    person: fc.constantFrom(...people),
    kind: fc.constantFrom('approve', 'requestChanges', 'reject'),
    revision: fc.constantFrom(2, 3),
    fingerprint: fc.constantFrom('f2', 'f3'),
    ageHours: fc.integer({ min: 0, max: 100 }),
    isWithdrawn: fc.boolean(),
  }),
  { maxLength: 8 },
);

test('approved exactly where a plain count of valid people says so and nobody objects', () => {
  fc.assert(
    fc.property(decisions, fc.integer({ min: 1, max: 3 }), (given, needed) => {
      const all = given.map(({ ageHours, isWithdrawn, ...rest }, index) =>
        aDecision({
          ...rest,
          id: String(index),
          decidedAt: new Date(now.getTime() - ageHours * hour),
          withdrawnAt: isWithdrawn ? now : null,
        }),
      );
      const standing = ask(all, {
        authors: ['amina', 'editor'],
        policy: { needed, expiresHours: 72, approvers: null },
        revision: { number: 3, fingerprint: 'f3', notAfterAt: null },
      });
      // The model: said again with loops over people, not over decisions.
      const counts = (person: string, kind: string, maxHours: number): boolean =>
        given.some(
          (one) =>
            one.person === person &&
            one.kind === kind &&
            !one.isWithdrawn &&
            one.revision === 3 &&
            one.fingerprint === 'f3' &&
            one.ageHours < maxHours,
        );
      const others = ['karim', 'lea', 'zoe'];
      const objected = others.some((who) => counts(who, 'reject', Infinity) || counts(who, 'requestChanges', Infinity));
      const approvers = others.filter((who) => counts(who, 'approve', 72));
      assert.equal(standing.kind === 'approved', !objected && approvers.length >= needed);
      if (standing.kind === 'waiting') assert.equal(standing.missing, needed - approvers.length);
    }),
    { numRuns: 500 },
  );
});

test('a deputy counts as whom they stood in for, who must count themselves; a place counts once', () => {
  const policy = { needed: 1, expiresHours: 72, approvers: ['karim'] };
  const deputy = { person: 'omar', inPlaceOf: 'karim' };
  assert.deepEqual(ask([aDecision(deputy)], { policy }), { kind: 'approved', by: ['omar'] });
  assert.equal(ask([aDecision({ person: 'omar' })], { policy }).kind, 'waiting', 'without a place of their own');
  assert.equal(ask([aDecision(deputy)], { policy: { ...policy, approvers: ['lea'] } }).kind, 'waiting');
  for (const inPlaceOf of ['amina', 'lea']) {
    const open = { policy: { ...policy, approvers: null } };
    const authors = ['amina', 'lea'];
    assert.equal(ask([aDecision({ person: 'omar', inPlaceOf })], { ...open, authors }).kind, 'waiting', inPlaceOf);
  }
  const both = [aDecision(deputy), aDecision({ id: 'd2', person: 'karim' })];
  assert.equal(ask(both, { policy: { ...policy, needed: 2 } }).kind, 'waiting');
});
