import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { readDay } from '#bot/forms/read-day.ts';
import { readTime, type TimeReading } from '#bot/forms/read-time.ts';
import { timeForm } from '#bot/forms/time-form.ts';
import { calendarDayText, fullWhenText, whenText } from '#bot/when-text.ts';
import { languages } from '#languages.ts';

import { anyCharacter } from '../support/any-character.ts';
import { threadMsOf } from '../support/time-growth.ts';

const paris = 'Europe/Paris';
const now = new Date('2026-09-01T08:00:00Z');
const here: TimeReading = { timeZone: paris, language: 'fr', now };
/** Saturday, ten o'clock in Paris. */
const onSaturday: TimeReading = { ...here, now: new Date('2026-11-28T09:00:00Z') };

test('a local time is read in that zone, in the ways in which people write it', () => {
  const at = { kind: 'at', at: new Date('2026-11-30T08:00:00Z') };
  for (const typed of [
    '2026-11-30 09:00',
    '2026-11-30 9:00',
    '2026-11-30T09:00',
    '30/11/2026 09:00',
    '30.11.2026 à 9 h 00',
    '30/11/2026 à 9h',
    '30/11/26 9h',
    '2026-11-30 at 09:00',
    ' 2026-11-30\u00a09\u202fh\u202f00 ',
    'lundi 30 novembre 2026 à 9 h 00 (Europe/Paris)',
  ]) {
    assert.deepEqual(readTime(typed, here), at, typed);
  }
});

const saturday: readonly (readonly [at: string, ...typed: string[]])[] = [
  ['2026-11-29T08:00Z', 'demain 9h', 'Demain à 9 h', '9h demain', 'demain 9 heures', 'dim 9h', 'dim. 9h'],
  ['2026-11-29T08:00Z', 'tomorrow 9am', 'tomorrow at 9:00', 'Sunday 09:00', "tomorrow 9 o'clock"],
  ['2026-11-29T08:00Z', 'morgen 9 Uhr', 'morgen um 9:00', 'am Sonntag um 9 Uhr', 'So 9 Uhr'],
  ['2026-11-29T11:00Z', 'demain midi', 'demain à midi', 'tomorrow noon', 'morgen Mittag', 'tomorrow 12pm'],
  ['2026-11-30T13:30Z', 'lundi 14:30', 'lundi 14h30', 'Monday 2:30 pm', 'Montag 14.30 Uhr', 'après-demain 14 h 30'],
  ['2026-11-30T13:30Z', 'the day after tomorrow 14:30', 'übermorgen 14 Uhr 30', 'Mo., 30.11. 14:30', '30 nov 14h30'],
  ['2026-12-24T08:00Z', '24/12 9 h', '24/12 à 9h', '9h le 24/12', 'le 24 décembre à 9h', 'jeudi 24 decembre 9h'],
  ['2026-12-24T08:00Z', '24th of December 9:00', 'Dec 24, 9am', 'Thursday 24 December at 09:00'],
  [
    '2026-12-24T08:00Z',
    '24.12. 9 Uhr',
    '24. Dezember 9 Uhr',
    'Donnerstag, den 24. Dezember 2026, 9 Uhr',
    'Do 24.12 9h',
  ],
  ['2027-01-01T08:00Z', '1er janvier 9h', '1 January 9:00', '1. Januar 9 Uhr', '1. Jänner 9 Uhr', '1/1 9h'],
  ['2026-11-28T10:00Z', '11h', "aujourd'hui 11h", 'aujourd’hui à 11 h', 'today 11am', 'heute 11 Uhr'],
  ['2026-12-05T08:00Z', 'samedi 9h', 'Sonnabend 9 Uhr'],
];

for (const [instant, ...typed] of saturday) {
  test(`on a Saturday morning, ${typed.join(', ')} are one moment`, () => {
    for (const text of typed) {
      assert.deepEqual(readTime(text, onSaturday), { kind: 'at', at: new Date(instant) }, text);
    }
  });
}

test('what is understood only in part is no time: no word that somebody typed is passed over', () => {
  for (const typed of [
    'demain 9h si possible',
    'demain matin 9h',
    'ce soir 20h',
    'tomorrow evening 9:00',
    'tonight 8:00',
    'heute Abend 8 Uhr',
    'morgen früh 9 Uhr',
    'morgen halb zehn',
    'tomorrow 9am EST',
    'demain 9h-10h',
    'demain 9h 10h',
    'demain demain 9h',
    'lundi mardi 9h',
    'dans 3 jours 9h',
    'in 2 hours',
    'friday week 9am',
    'vers 9h demain',
    'pas demain 9h',
  ]) {
    assert.deepEqual(readTime(typed, onSaturday), { kind: 'unread' }, typed);
  }
});

test('what is no time to come is told apart, and never guessed', () => {
  for (const typed of [
    '',
    'bientôt',
    '2026-02-30 09:00',
    '31/11 9h',
    '2026-11-30 25:00',
    '2026-11-30 24:00',
    'demain 9h75',
    'tomorrow 13pm',
    '30/13/2026 09:00',
    'demain 9',
    'demain à minuit',
  ]) {
    assert.deepEqual(readTime(typed, here), { kind: 'unread' }, typed);
  }
  for (const typed of ['2026-11-30', 'demain', 'lundi', '24 décembre', '10.12'])
    assert.deepEqual(readTime(typed, here), { kind: 'noTime' }, typed);
  assert.deepEqual(readTime('2026-08-31 09:00', here), { kind: 'past' });
  assert.deepEqual(readTime('2026-09-01 10:00', here), { kind: 'past' });
  assert.deepEqual(readTime('9h', here), { kind: 'past' });
  assert.deepEqual(readTime('hier 9h', here), { kind: 'past' });
  // Last week, or in 51 weeks: nobody can tell.
  assert.deepEqual(readTime('25/8 9h', here), { kind: 'past' });
  assert.deepEqual(readTime('25 août 9h', here), { kind: 'past' });
  assert.deepEqual(readTime('2062-11-30 09:00', here), { kind: 'tooFar' });
});

function eachOffer(typed: string, reading: TimeReading): readonly string[] {
  const read = readTime(typed, reading);
  assert.ok(read.kind === 'unsure', `${typed}: ${read.kind}`);
  return [read.either, read.or].map((offer) => {
    const again = readTime(offer, reading);
    return again.kind === 'at' ? again.at.toISOString() : again.kind;
  });
}

test('what may be two times is asked about, and each answer offered is understood as it was meant', () => {
  const mondays = ['2026-11-30T08:00:00.000Z', '2026-12-07T08:00:00.000Z'];
  for (const typed of ['lundi prochain 9h', 'next Monday 9:00', 'nächsten Montag 9 Uhr', 'this monday 9am'])
    assert.deepEqual(eachOffer(typed, onSaturday), mondays, typed);
  assert.deepEqual(eachOffer('samedi 18h', onSaturday), ['2026-11-28T17:00:00.000Z', '2026-12-05T17:00:00.000Z']);
  assert.deepEqual(eachOffer('10.12 11.12', onSaturday), ['2026-12-10T10:12:00.000Z', '2026-12-11T09:12:00.000Z']);
  const boston: TimeReading = { ...onSaturday, timeZone: 'America/New_York', language: 'en' };
  assert.deepEqual(eachOffer('3/4 9am', boston), ['2027-04-03T13:00:00.000Z', '2027-03-04T14:00:00.000Z']);
  assert.deepEqual(readTime('12/24 9am', boston), { kind: 'at', at: new Date('2026-12-24T14:00:00Z') });
  const london: TimeReading = { ...boston, timeZone: 'Europe/London' };
  assert.deepEqual(readTime('3/4 9am', london), { kind: 'at', at: new Date('2027-04-03T08:00:00Z') });
});

test('a weekday that does not fit its date is told with the day that it is', () => {
  for (const typed of ['lundi 24/12 9h', 'mardi 24 décembre 9h', 'Monday 24 December 9:00', 'Mo., 24.12.2026 9 Uhr'])
    assert.deepEqual(readTime(typed, onSaturday), { kind: 'wrongWeekday', day: '2026-12-24' }, typed);
});

test('an instant, as a picker says it, is that moment in every zone', () => {
  const at = { kind: 'at', at: new Date('2026-10-25T01:30:00Z') };
  for (const timeZone of [paris, 'America/Cayenne', 'Pacific/Noumea']) {
    assert.deepEqual(readTime('2026-10-25T01:30:00.000Z', { ...here, timeZone }), at);
    assert.deepEqual(readTime('2026-10-25T01:30:00Z', { ...here, timeZone }), at);
  }
  assert.deepEqual(readTime('2026-08-31T01:30:00Z', here), { kind: 'past' });
  assert.deepEqual(readTime('2026-13-31T01:30:00Z', here), { kind: 'unread' });
});

test('a local time that does not exist is asked about, with the two that do', () => {
  const asked = readTime('2027-03-28 02:30', here);
  assert.ok(asked.kind === 'nonexistent');
  assert.deepEqual(readTime(asked.earlier, here), { kind: 'at', at: new Date('2027-03-28T00:30:00Z') });
  assert.deepEqual(readTime(asked.later, here), { kind: 'at', at: new Date('2027-03-28T01:30:00Z') });
});

test('a local time that exists twice is asked about, and each answer offered is understood as it was meant', () => {
  const asked = readTime('2026-10-25 02:30', here);
  assert.ok(asked.kind === 'doubled');
  assert.deepEqual(readTime(asked.earlier, here), { kind: 'at', at: new Date('2026-10-25T00:30:00Z') });
  assert.deepEqual(readTime(asked.later, here), { kind: 'at', at: new Date('2026-10-25T01:30:00Z') });
  assert.deepEqual(readTime('2026-10-25 02:30 +01:00', here), { kind: 'at', at: new Date('2026-10-25T01:30:00Z') });
  assert.deepEqual(readTime('2026-10-25 02:30 +05:00', here), { kind: 'unread' });
});

const zones = [paris, 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'UTC'];
const anyMinute = fc
  .integer({ min: 1, max: 365 * 24 * 60 })
  .map((minutes) => new Date(now.getTime() + minutes * 60_000));
const anyReading = fc.record({
  timeZone: fc.constantFrom(...zones),
  language: fc.constantFrom(...languages),
  now: fc.constant(now),
});

test('every minute to come is read back as itself, in every zone and language, from the form in which it is shown', () => {
  fc.assert(
    fc.property(anyReading, anyMinute, (reading, at) => {
      assert.deepEqual(readTime(timeForm(at, reading), reading), { kind: 'at', at });
    }),
    { numRuns: 500 },
  );
});

test('every day is read back as itself, in every zone and language, from the form in which it is shown', () => {
  fc.assert(
    fc.property(anyReading, fc.integer({ min: 0, max: 365 }), (reading, days) => {
      const day = new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
      assert.deepEqual(readDay(calendarDayText(day, reading.language), reading), { kind: 'day', day });
    }),
    { numRuns: 500 },
  );
});

test('a time copied from a card is read as the moment that the card means, in any language, or asked about', () => {
  fc.assert(
    fc.property(anyReading, fc.constantFrom(...languages), anyMinute, (reading, spoken, at) => {
      for (const show of [whenText, fullWhenText]) {
        const typed = show(at, reading.timeZone, spoken, now);
        const read = readTime(typed, reading);
        if (read.kind === 'doubled') continue;
        // Within half a year it is sure; beyond, a day without its year is asked about.
        const isNear = at.getTime() - now.getTime() < 180 * 86_400_000;
        if (isNear || read.kind !== 'past') assert.deepEqual(read, { kind: 'at', at }, typed);
      }
    }),
    { numRuns: 500 },
  );
});

test('no typing makes the reading of a time throw, and what it reads is what it shows', () => {
  const words = fc.constantFrom(
    'demain',
    'lundi',
    '9h',
    '24/12',
    'à',
    'tomorrow',
    '3/4',
    '9 Uhr',
    'mai',
    '12',
    'next',
    '.',
  );
  const typing = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.string({ unit: anyCharacter }).map((typed) => `2026-${typed}`),
    fc.array(words, { maxLength: 5 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(anyReading, typing, (reading, typed) => {
      const read = readTime(typed, reading);
      if (read.kind === 'at') assert.deepEqual(readTime(timeForm(read.at, reading), reading), read, typed);
    }),
    { numRuns: 1_000 },
  );
});

test('marks without end are no time and no day, and are not even composed, which would take a second', () => {
  const marks = `9${'\u0301\u0323'.repeat(20_000)}`;
  const spentMs = threadMsOf(() => {
    assert.deepEqual(readTime(marks, here), { kind: 'unread' });
    assert.deepEqual(readDay(marks, here), { kind: 'unread' });
  });
  assert.ok(spentMs < 300, `${spentMs} ms of the processor`);
});
