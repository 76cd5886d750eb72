import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Temporal } from 'temporal-polyfill';

import { hrefOf, readQuery } from '#pages/calendar/calendar-query.ts';
import { dayOf, daysOf, spanOf, startOfDay, weekOf } from '#pages/calendar/calendar-span.ts';
import type { Shade } from '#pages/calendar/read-shades.ts';
import { shadesOn } from '#pages/calendar/shade-view.ts';

const paris = 'Europe/Paris';

function date(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

/** Lists those of four days on which a span is shaded. */
function daysShaded(span: Pick<Shade, 'from' | 'to'>): readonly string[] {
  const shade: Shade = { kind: 'period', label: 'x', accountIds: [], ...span };
  const days = ['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07'];
  return days.filter((day) => shadesOn([shade], date(day), paris).length > 0);
}

test('a month is its days in the zone, with the hours that its changes of the hour leave', () => {
  const october = spanOf('month', date('2026-10-14'), paris);
  assert.equal(daysOf(october).length, 31);
  assert.equal(october.from.toISOString(), '2026-09-30T22:00:00.000Z');
  assert.equal(october.to.toISOString(), '2026-10-31T23:00:00.000Z');
  assert.equal((october.to.getTime() - october.from.getTime()) / 3_600_000, 31 * 24 + 1);
  for (const twice of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'])
    assert.equal(dayOf(new Date(twice), paris).toString(), '2026-10-25', 'half past two exists twice');
  const march = spanOf('list', date('2026-03-31'), paris);
  assert.equal((march.to.getTime() - march.from.getTime()) / 3_600_000, 31 * 24 - 1);
  assert.deepEqual([march.previous, march.next].map(String), ['2026-02-01', '2026-04-01']);
});

test('a day whose midnight does not exist begins when it begins', () => {
  assert.equal(startOfDay(date('2026-09-06'), 'America/Santiago').toISOString(), '2026-09-06T04:00:00.000Z');
});

test('a week is from Monday to Sunday, over the year as well', () => {
  const week = weekOf(date('2027-01-01'), paris);
  assert.deepEqual([week.first, week.last, week.previous, week.next].map(String), [
    '2026-12-28',
    '2027-01-03',
    '2026-12-21',
    '2027-01-04',
  ]);
});

test('a period over midnight in another zone lies on the days that it touches here', () => {
  // From 23:30 on the 5th to 00:30 on the 6th in Réunion: half past eight to half past nine in the evening in Paris.
  const ofReunion = { from: new Date('2026-12-05T19:30:00Z'), to: new Date('2026-12-05T20:30:00Z') };
  const overMidnight = { from: new Date('2026-12-05T22:30:00Z'), to: new Date('2026-12-05T23:30:00Z') };
  const untilMidnight = { from: new Date('2026-12-04T23:00:00Z'), to: new Date('2026-12-05T23:00:00Z') };
  const forEver = { from: new Date('2026-12-06T10:00:00Z'), to: null };
  assert.deepEqual(daysShaded(ofReunion), ['2026-12-05']);
  assert.deepEqual(daysShaded(overMidnight), ['2026-12-05', '2026-12-06']);
  assert.deepEqual(daysShaded(untilMidnight), ['2026-12-05']);
  assert.deepEqual(daysShaded(forEver), ['2026-12-06', '2026-12-07']);
});

test('what makes no sense in an address is as if it were not there, and what does is kept by each link', () => {
  const desk = { accounts: [] };
  const odd = 'view=../etc&on=2026-02-30&account=x%27--&state=%3Cb%3E&page=-1&post=1e9&post=0';
  assert.deepEqual(readQuery(new URLSearchParams(odd), desk), {
    view: 'list',
    on: null,
    accountIds: [],
    states: [],
    page: 1,
    post: null,
    lang: null,
  });
  const query = readQuery(new URLSearchParams('view=month&on=2026-12-01&state=waits&state=held&lang=de&page=3'), desk);
  const href = hrefOf(query, { post: 12 });
  assert.equal(href, 'calendar?view=month&on=2026-12-01&state=waits&state=held&post=12&lang=de');
  assert.equal(hrefOf({ ...query, lang: '"><script>' }).includes('<'), false);
});
