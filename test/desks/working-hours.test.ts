import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isCalendar, publicHolidays } from '#desks/public-holidays.ts';
import {
  afterWorkingTime,
  calendarOf,
  isWorkingTime,
  type WorkingHours,
  workingHoursOf,
} from '#desks/working-hours.ts';

const paris = { timeZone: 'Europe/Paris', language: 'fr', holidays: 'auto' } as const;
const usual = { workDays: [1, 2, 3, 4, 5], workFrom: '09:00', workTo: '18:00' };

async function hoursIn(
  year: number,
  changes: Partial<Parameters<typeof workingHoursOf>[0]> = {},
): Promise<WorkingHours> {
  return workingHoursOf({ ...paris, ...usual, ...changes }, new Date(`${year}-01-02T00:00:00Z`));
}

test('a desk works from the first moment of its hours and no longer at their end, on its days alone', async () => {
  const hours = await hoursIn(2026);
  const works = (at: string): boolean => isWorkingTime(hours, new Date(at));
  assert.deepEqual(
    ['2026-11-23T07:59:59.999Z', '2026-11-23T08:00:00Z', '2026-11-23T16:59:59.999Z', '2026-11-23T17:00:00Z'].map(works),
    [false, true, true, false],
  );
  assert.equal(works('2026-11-21T10:00:00Z'), false, 'a Saturday');
  assert.equal(works('2026-11-11T10:00:00Z'), false, 'the Armistice');
});

test('working time that is left goes on with the next working day, over a week-end, a holiday and both clock changes', async () => {
  const hours = await hoursIn(2026);
  const after = (start: string, minutes = 240): string | undefined =>
    afterWorkingTime(hours, new Date(start), minutes)?.toISOString();
  assert.equal(after('2026-11-23T09:00:00Z'), '2026-11-23T13:00:00.000Z');
  assert.equal(after('2026-11-20T15:00:00Z'), '2026-11-23T10:00:00.000Z', 'Friday at 16:00, Monday at 11:00');
  assert.equal(after('2026-11-20T22:00:00Z'), '2026-11-23T12:00:00.000Z');
  assert.equal(after('2026-11-10T16:00:00Z'), '2026-11-12T11:00:00.000Z', 'the 11th is no day of work');
  assert.equal(after('2026-11-23T13:00:00Z'), '2026-11-24T08:00:00.000Z', 'not the last moment of a day');
  assert.equal(after('2026-10-23T15:00:00Z'), '2026-10-26T11:00:00.000Z', 'to winter time');
  assert.equal(after('2027-03-26T16:00:00Z'), '2027-03-30T10:00:00.000Z', 'to summer time, and Easter Monday');
  assert.equal(afterWorkingTime({ ...hours, days: [] }, new Date('2026-11-23T09:00:00Z'), 240), null);
});

test('France has its eleven days, the Moselle two more, Réunion and others overseas their own', async () => {
  const days = await publicHolidays('FR', 2027);
  assert.deepEqual(
    [...days],
    [
      '2027-01-01',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-08',
      '2027-05-17',
      '2027-07-14',
      '2027-08-15',
      '2027-11-01',
      '2027-11-11',
      '2027-12-25',
    ],
  );
  for (const code of ['FR-57', 'FR-67', 'FR-68']) {
    const more = [...(await publicHolidays(code, 2027))].filter((day) => !days.has(day));
    assert.deepEqual(more, ['2027-03-26', '2027-12-26'], code);
  }
  assert.equal((await publicHolidays('RE', 2027)).has('2027-12-20'), true, 'the abolition of slavery');
  assert.equal((await publicHolidays('GP', 2027)).has('2027-05-27'), true);
});

test('by itself a desk has the calendar of its zone; of a zone without a country, France’s in French and none in English', async () => {
  const zones = {
    'Europe/Paris': 'FR',
    'Indian/Reunion': 'RE',
    'Indian/Mayotte': 'YT',
    'Europe/Brussels': 'BE',
    UTC: 'FR',
  };
  for (const [timeZone, code] of Object.entries(zones)) assert.equal(await calendarOf({ ...paris, timeZone }), code);
  assert.equal(await calendarOf({ ...paris, timeZone: 'UTC', language: 'en' }), null);
  assert.equal(await calendarOf({ ...paris, holidays: 'none' }), null);
  assert.equal(await calendarOf({ ...paris, holidays: 'FR-57' }), 'FR-57');
  for (const [code, is] of Object.entries({ FR: true, 'FR-57': true, 'GB-SCT': true, 'FR-99': false, QQ: false })) {
    assert.equal(await isCalendar(code), is, code);
  }
});
