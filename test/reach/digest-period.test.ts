import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { settledDays, weekBefore, weeksUntil } from '#reach/digest-period.ts';
import { isoWeekOf, nextDigestAt } from '#reach/next-digest-at.ts';

const zones = [
  'Europe/Paris',
  'Europe/London',
  'America/Martinique',
  'Indian/Reunion',
  'Pacific/Auckland',
  'Asia/Kathmandu',
];
const hourMs = 3_600_000;

function at(iso: string): Date {
  return new Date(iso);
}

function lengthOf(digestAt: string): number {
  const { from, to } = weekBefore(at(digestAt), 'Europe/Paris');
  return (to.getTime() - from.getTime()) / hourMs;
}

test('a digest is about posts that have had 72 hours, and an hour to be read in', () => {
  const { from, to } = weekBefore(at('2026-11-23T08:00:00Z'), 'Europe/Paris');
  assert.equal(to.toISOString(), '2026-11-20T07:00:00.000Z');
  assert.equal(from.toISOString(), '2026-11-13T07:00:00.000Z');
});

test('a week in which clocks go back has an hour more, and one in which they go forward an hour less', () => {
  assert.equal(lengthOf('2026-10-26T08:00:00Z'), 7 * 24 + 1);
  assert.equal(lengthOf('2026-03-30T07:00:00Z'), 7 * 24 - 1);
});

test('digests of one desk, week after week, meet without a gap or an overlap, in any zone and across every clock change', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom('00:00', '03:00', '09:00', '23:59'),
      fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-01T00:00:00Z'), noInvalidDate: true }),
      (zone, weekday, time, start) => {
        let digestAt = nextDigestAt({ weekday, time }, zone, start);
        for (let week = 0; week < 12; week += 1) {
          const next = nextDigestAt({ weekday, time }, zone, digestAt);
          assert.deepEqual(weekBefore(next, zone).from, weekBefore(digestAt, zone).to);
          assert.notEqual(isoWeekOf(next, zone), isoWeekOf(digestAt, zone));
          digestAt = next;
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('the hour is the desk’s own: across both clock changes exactly one digest a week, at nine', () => {
  const hour = { weekday: 1, time: '09:00' };
  const seen: string[] = [];
  let last = at('2026-03-16T12:00:00Z');
  for (let week = 0; week < 34; week += 1) {
    last = nextDigestAt(hour, 'Europe/Paris', last);
    seen.push(last.toISOString());
  }
  assert.deepEqual(
    seen.filter((one) => one.startsWith('2026-03') || one.startsWith('2026-10-19') || one.startsWith('2026-10-26')),
    ['2026-03-23T08:00:00.000Z', '2026-03-30T07:00:00.000Z', '2026-10-19T07:00:00.000Z', '2026-10-26T08:00:00.000Z'],
  );
  assert.equal(new Set(seen.map((one) => isoWeekOf(at(one), 'Europe/Paris'))).size, 34);
});

test('at the very instant of a digest the next one is a week away', () => {
  const now = at('2026-11-23T08:00:00Z');
  assert.equal(
    nextDigestAt({ weekday: 1, time: '09:00' }, 'Europe/Paris', now).toISOString(),
    '2026-11-30T08:00:00.000Z',
  );
  assert.equal(
    nextDigestAt({ weekday: 1, time: '09:00' }, 'Europe/Paris', new Date(now.getTime() - 1)).toISOString(),
    now.toISOString(),
  );
});

test('days that somebody asks for are the desk’s days, the last among them, as far as they are old enough', () => {
  const asked = settledDays('2026-10-25', '2026-10-25', 'Europe/Paris', at('2026-11-23T08:00:00Z'));
  assert.deepEqual(
    [asked.from, asked.to].map((one) => one.toISOString()),
    ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  );
  const young = settledDays('2026-11-01', '2026-11-30', 'Europe/Paris', at('2026-11-23T08:00:00Z'));
  assert.equal(young.to.toISOString(), '2026-11-20T07:00:00.000Z');
  const tooRecent = settledDays('2026-11-22', '2026-11-30', 'Europe/Paris', at('2026-11-23T08:00:00Z'));
  assert.deepEqual(tooRecent.from, tooRecent.to);
});

test('weeks back from a moment are whole weeks of the calendar, oldest first', () => {
  const { from, ends } = weeksUntil(at('2026-11-02T08:00:00Z'), 'Europe/Paris', 3);
  assert.equal(from.toISOString(), '2026-10-12T07:00:00.000Z');
  assert.deepEqual(
    ends.map((one) => one.toISOString()),
    ['2026-10-19T07:00:00.000Z', '2026-10-26T08:00:00.000Z', '2026-11-02T08:00:00.000Z'],
  );
});
