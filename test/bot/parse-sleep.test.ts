import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseSleep } from '#bot/sleeping/parse-sleep.ts';

// A Tuesday.
const reading = { timeZone: 'Europe/Paris', language: 'en', now: new Date('2026-10-20T08:00:00Z') } as const;

/** Until when, and why. */
const understood: Readonly<Record<string, readonly [until: string | null, why: string | null]>> = {
  '': [null, null],
  'a day without X': [null, 'a day without X'],
  'until 24 December 18:00': ['2026-12-24T17:00:00.000Z', null],
  'until tomorrow 9:00, we look into it': ['2026-10-21T07:00:00.000Z', 'we look into it'],
  'jusqu’au 24 décembre 18 h : la trêve': ['2026-12-24T17:00:00.000Z', 'la trêve'],
  "jusqu'à demain 9 h": ['2026-10-21T07:00:00.000Z', null],
  'bis 24. Dezember 18 Uhr': ['2026-12-24T17:00:00.000Z', null],
  // It has begun: only its end can be meant.
  'until today': ['2026-10-20T22:00:00.000Z', null],
};

for (const [typed, [until, why]] of Object.entries(understood)) {
  test(`understands "${typed}"`, () => {
    const wish = parseSleep(typed, reading);
    assert.ok(wish.kind === 'sleep');
    assert.deepEqual([wish.until?.toISOString() ?? null, wish.why], [until, why]);
  });
}

/** When the day begins and ends, and why the account sleeps. */
const either: Readonly<Record<string, readonly [begins: string, ends: string, why: string | null]>> = {
  'until tomorrow Wartung': ['2026-10-20T22:00:00.000Z', '2026-10-21T22:00:00.000Z', 'Wartung'],
  'until 24 December a day without X': ['2026-12-23T23:00:00.000Z', '2026-12-24T23:00:00.000Z', 'a day without X'],
  'jusqu’au 24 décembre : la trêve': ['2026-12-23T23:00:00.000Z', '2026-12-24T23:00:00.000Z', 'la trêve'],
  'bis 24. Dezember': ['2026-12-23T23:00:00.000Z', '2026-12-24T23:00:00.000Z', null],
  // The day has an hour more.
  'until 25 October': ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', null],
};

for (const [typed, [begins, ends, why]] of Object.entries(either)) {
  test(`finds two ends in "${typed}"`, () => {
    const wish = parseSleep(typed, reading);
    assert.ok(wish.kind === 'either');
    assert.deepEqual([wish.dayBeginsAt.toISOString(), wish.dayEndsAt.toISOString(), wish.why], [begins, ends, why]);
  });
}

for (const [typed, because] of [
  ['until', 'no moment follows'],
  ['until the cows come home', 'it names none'],
  ['until 32 December', 'there is no such day'],
  ['until 25 October 2:30 for the night', 'clocks show that hour twice'],
  ['until Monday 24 December', 'the weekday does not fit'],
  ['until tuesday', 'it may be today or in a week'],
] as const) {
  test(`guesses nothing of "${typed}": ${because}`, () => {
    assert.deepEqual(parseSleep(typed, reading), { kind: 'unclear' });
  });
}

/** From when, until when, and what it is called. */
const planned: Readonly<Record<string, readonly [from: string, until: string, label: string | null]>> = {
  'on 1 November A day without X': ['2026-10-31T23:00:00.000Z', '2026-11-01T23:00:00.000Z', 'A day without X'],
  'le 1er novembre : Une journée sans X': [
    '2026-10-31T23:00:00.000Z',
    '2026-11-01T23:00:00.000Z',
    'Une journée sans X',
  ],
  'am 1. November Ein Tag ohne X': ['2026-10-31T23:00:00.000Z', '2026-11-01T23:00:00.000Z', 'Ein Tag ohne X'],
  'from 1 November until 2 November': ['2026-10-31T23:00:00.000Z', '2026-11-02T23:00:00.000Z', null],
  'du 1er novembre au 2 novembre Sans X': ['2026-10-31T23:00:00.000Z', '2026-11-02T23:00:00.000Z', 'Sans X'],
  'vom 1. November bis 2. November Ohne X': ['2026-10-31T23:00:00.000Z', '2026-11-02T23:00:00.000Z', 'Ohne X'],
  'from tomorrow 9:00 until tomorrow 18:00': ['2026-10-21T07:00:00.000Z', '2026-10-21T16:00:00.000Z', null],
  // 25 hours, and in March 23.
  'on 25 October A long day': ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', 'A long day'],
  'on 28 March 2027 A short day': ['2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z', 'A short day'],
};

for (const [typed, [from, until, label]] of Object.entries(planned)) {
  test(`understands what is planned by "${typed}"`, () => {
    const wish = parseSleep(typed, reading);
    assert.ok(wish.kind === 'plan');
    assert.deepEqual([wish.startsAt.toISOString(), wish.endsAt.toISOString(), wish.label], [from, until, label]);
  });
}

for (const typed of ['de nouveau piraté', 'the password leaked', 'la trêve'] as const) {
  test(`takes "${typed}" for a reason to sleep at once`, () => {
    const wish = { kind: 'sleep', until: null, why: typed, exceptEmergencies: false };
    assert.deepEqual(parseSleep(typed, reading), wish);
  });
}

for (const typed of [
  'from 1 November',
  'from 2 November until 1 November',
  'from 25 October 2:30 until 26 October',
] as const) {
  test(`guesses nothing of "${typed}"`, () => {
    assert.deepEqual(parseSleep(typed, reading), { kind: 'unclear' });
  });
}

/** Until when or from when, and why or what it is called. */
const excepted: Readonly<Record<string, readonly [at: string | null, why: string | null]>> = {
  'except emergencies': [null, null],
  'Except for emergencies: we move house': [null, 'we move house'],
  'until 24 December 18:00 a day without X, except emergencies.': ['2026-12-24T17:00:00.000Z', 'a day without X'],
  'jusqu’au 24 décembre 18 h : la trêve, sauf urgences': ['2026-12-24T17:00:00.000Z', 'la trêve'],
  "sauf en cas d'urgence": [null, null],
  'bis 24. Dezember 18 Uhr außer in Notfällen': ['2026-12-24T17:00:00.000Z', null],
  'bis 24. Dezember 18 Uhr ausser Notfaellen': ['2026-12-24T17:00:00.000Z', null],
  'on 1 November A day without X but for emergencies': ['2026-10-31T23:00:00.000Z', 'A day without X'],
};

for (const [typed, [at, why]] of Object.entries(excepted)) {
  test(`excepts emergencies by "${typed}"`, () => {
    const wish = parseSleep(typed, reading);
    assert.ok((wish.kind === 'sleep' || wish.kind === 'plan') && wish.exceptEmergencies);
    const [from, reason] = wish.kind === 'plan' ? [wish.startsAt, wish.label] : [wish.until, wish.why];
    assert.deepEqual([from?.toISOString() ?? null, reason], [at, why]);
  });
}

for (const typed of [
  'no posts except emergencies of last week',
  'emergencies',
  'except',
  'sauf',
  'nobody answers except emergencies, and they are closed',
]) {
  test(`excepts nothing by "${typed}"`, () => {
    assert.deepEqual(parseSleep(typed, reading), { kind: 'sleep', until: null, why: typed, exceptEmergencies: false });
  });
}
