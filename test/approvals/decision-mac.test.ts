import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { test } from 'node:test';

import { isMacOf, macOfDecision, type SignedDecision } from '#approvals/decision-mac.ts';

const key = createSecretKey(Buffer.alloc(32, 1));

const decision: SignedDecision = {
  id: 'd1',
  deskId: 'desk 1',
  subjectKind: 'draft',
  subjectId: 'draft 1',
  revision: 3,
  fingerprint: 'f3',
  person: 'karim',
  inPlaceOf: null,
  kind: 'approve',
  via: 'button',
  decidedAt: new Date('2026-11-23T09:00:00.000Z'),
  withdrawnAt: new Date('2026-11-23T10:00:00.000Z'),
};

/** Each of its parts, otherwise: a part that is added without being covered does not compile here. */
const otherwise: { readonly [Part in keyof SignedDecision]: SignedDecision[Part] } = {
  id: 'd2',
  deskId: 'desk 2',
  subjectKind: 'waking',
  subjectId: 'draft 2',
  revision: 4,
  fingerprint: 'f4',
  person: 'lea',
  inPlaceOf: 'lea',
  kind: 'reject',
  via: 'reaction',
  decidedAt: new Date('2026-11-23T09:00:00.001Z'),
  withdrawnAt: null,
};

test('a decision is known by its MAC, and by that of no other', () => {
  const mac = macOfDecision(key, decision);
  assert.match(mac, /^[0-9a-f]{64}$/);
  assert.ok(isMacOf(key, { ...decision }, mac));
  for (const [part, value] of Object.entries(otherwise)) {
    assert.ok(!isMacOf(key, { ...decision, [part]: value }, mac), part);
  }
});

test('without a MAC, with a short one, with one of another key, or without a key, it is not known', () => {
  const mac = macOfDecision(key, decision);
  assert.ok(!isMacOf(key, decision, null));
  assert.ok(!isMacOf(key, decision, ''));
  assert.ok(!isMacOf(key, decision, mac.slice(0, 32)));
  assert.ok(!isMacOf(createSecretKey(Buffer.alloc(32, 2)), decision, mac));
  assert.ok(!isMacOf(null, decision, mac));
  assert.throws(() => macOfDecision(null, decision), /without its key/);
});

test('what stands beside what is signed may change: nothing of it decides', () => {
  const named = { ...decision, personName: 'Karim', reason: 'Good.' };
  assert.equal(macOfDecision(key, named), macOfDecision(key, decision));
});
