import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseSleep } from '#bot/sleeping/parse-sleep.ts';

// A Tuesday.
const reading = { timeZone: 'Europe/Paris', language: 'en', now: new Date('2026-10-20T08:00:00Z') } as const;

/** Until when, and why. */
const understood: Readonly<Record<string, readonly [until: string | null, why: string | null]>> = {
  '': [null, null],
  'a day without X': [null, 'a day without X'],
  'until 24 December': ['2026-12-24T23:00:00.000Z', null],
  'until 24 December a day without X': ['2026-12-24T23:00:00.000Z', 'a day without X'],
  'until tomorrow 9:00, we look into it': ['2026-10-21T07:00:00.000Z', 'we look into it'],
  'jusqu’au 24 décembre : la trêve': ['2026-12-24T23:00:00.000Z', 'la trêve'],
  "jusqu'à demain 9 h": ['2026-10-21T07:00:00.000Z', null],
  'bis 24. Dezember': ['2026-12-24T23:00:00.000Z', null],
  // The day has an hour more: it lasts to its end all the same.
  'until 25 October': ['2026-10-25T23:00:00.000Z', null],
};

for (const [typed, [until, why]] of Object.entries(understood)) {
  test(`understands "${typed}"`, () => {
    const wish = parseSleep(typed, reading);
    assert.ok(wish.kind === 'sleep');
    assert.deepEqual([wish.until?.toISOString() ?? null, wish.why], [until, why]);
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
