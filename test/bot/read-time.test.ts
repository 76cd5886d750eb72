import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { readDay } from '#bot/asking/read-day.ts';
import { exactTimeForm, readTime } from '#bot/asking/read-time.ts';

const paris = 'Europe/Paris';
const now = new Date('2026-09-01T08:00:00Z');

test('a local time is read in that zone, in the ways in which people write it', () => {
  const at = { kind: 'at', at: new Date('2026-11-30T08:00:00Z') };
  for (const typed of [
    '2026-11-30 09:00',
    '2026-11-30 9:00',
    '2026-11-30T09:00',
    '30/11/2026 09:00',
    '30.11.2026 à 9 h 00',
    '30/11/2026 à 9h',
    '2026-11-30 at 09:00',
    ' 2026-11-30\u00a09\u202fh\u202f00 ',
  ]) {
    assert.deepEqual(readTime(typed, paris, now), at, typed);
  }
});

test('what is no time to come is told apart, and never guessed', () => {
  for (const typed of [
    '',
    'demain',
    '2026-02-30 09:00',
    '2026-11-30 25:00',
    '30/13/2026 09:00',
    '2026-11-30',
    '9:00',
  ]) {
    assert.deepEqual(readTime(typed, paris, now), { kind: 'unread' }, typed);
  }
  assert.deepEqual(readTime('2026-08-31 09:00', paris, now), { kind: 'past' });
  assert.deepEqual(readTime('2026-09-01 10:00', paris, now), { kind: 'past' });
  assert.deepEqual(readTime('2062-11-30 09:00', paris, now), { kind: 'tooFar' });
});

test('an instant, as a picker says it, is that moment in every zone', () => {
  const at = { kind: 'at', at: new Date('2026-10-25T01:30:00Z') };
  for (const zone of [paris, 'America/Cayenne', 'Pacific/Noumea']) {
    assert.deepEqual(readTime('2026-10-25T01:30:00.000Z', zone, now), at);
    assert.deepEqual(readTime('2026-10-25T01:30:00Z', zone, now), at);
  }
  assert.deepEqual(readTime('2026-08-31T01:30:00Z', paris, now), { kind: 'past' });
  assert.deepEqual(readTime('2026-13-31T01:30:00Z', paris, now), { kind: 'unread' });
});

test('a local time that does not exist is asked about, with the two that do', () => {
  assert.deepEqual(readTime('2027-03-28 02:30', paris, now), {
    kind: 'nonexistent',
    earlier: '2027-03-28 01:30',
    later: '2027-03-28 03:30',
  });
});

test('a local time that exists twice is asked about, and each answer offered is understood as it was meant', () => {
  const asked = readTime('2026-10-25 02:30', paris, now);
  assert.ok(asked.kind === 'doubled');
  assert.deepEqual(readTime(asked.earlier, paris, now), { kind: 'at', at: new Date('2026-10-25T00:30:00Z') });
  assert.deepEqual(readTime(asked.later, paris, now), { kind: 'at', at: new Date('2026-10-25T01:30:00Z') });
  assert.deepEqual(readTime('2026-10-25 02:30 +05:00', paris, now), { kind: 'unread' });
});

test('every minute to come is read back as itself, in every zone, from the form in which it is shown', () => {
  const zones = [paris, 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'UTC'];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 1, max: 365 * 24 * 60 }), (zone, minutes) => {
      const at = new Date(now.getTime() + minutes * 60_000);
      assert.deepEqual(readTime(exactTimeForm(at, zone, now), zone, now), { kind: 'at', at });
    }),
    { numRuns: 300 },
  );
});

test('no typing makes the reading of a time throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      readTime(typed, paris, now);
      readTime(`2026-${typed}`, paris, now);
    }),
  );
});

test('marks without end are no time and no day, and are not even composed, which would take a second', () => {
  const marks = `9${'\u0301\u0323'.repeat(20_000)}`;
  const before = performance.now();
  assert.deepEqual(readTime(marks, paris, now), { kind: 'unread' });
  assert.equal(readDay(marks, paris, now), null);
  assert.ok(performance.now() - before < 100);
});
