import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Temporal } from 'temporal-polyfill';

import { parseAbsence } from '#bot/absences/parse-absence.ts';
import { readTime } from '#bot/forms/read-time.ts';
import { parseDigest } from '#bot/digest/parse-digest.ts';
import { readSpan } from '#bot/finding/read-span.ts';
import { stateWords } from '#bot/finding/state-words.ts';
import { parseHours } from '#bot/hours/parse-hours.ts';
import { readCommand } from '#bot/typed-command.ts';
import { numberOf } from '#bot/typed-number.ts';
import { folded } from '#drafts/folded-words.ts';

const today = Temporal.PlainDate.from('2026-11-27');

/** The first day and the last, of days that were typed. */
function days(text: string): string {
  const read = readSpan(folded(text).split(' '), today);
  return read.kind === 'span' ? `${read.span.first.toString()} ${read.span.last?.toString() ?? ''}` : read.kind;
}

test('commands are understood in German, whatever the case and the umlauts', () => {
  const names = ['Entwurf Guten Tag', 'LISTE', 'zeigen 12', 'Einstellungen', 'Übung', 'uebung', 'auftauen'].map(
    (text) => readCommand(text).name,
  );
  assert.deepEqual(names, ['draft', 'list', 'show', 'setup', 'practice', 'practice', 'thaw']);
  assert.equal(numberOf('Nr. 12'), 12);
});

test('a time is read as it is written in German', () => {
  const now = new Date('2026-11-27T08:00:00Z');
  const at = { kind: 'at', at: new Date('2026-11-30T13:30:00Z') };
  for (const typed of ['30.11.2026, 14:30 Uhr', '30.11.2026 um 14.30 Uhr', '30.11.2026 14:30'])
    assert.deepEqual(readTime(typed, { timeZone: 'Europe/Berlin', language: 'de', now }), at, typed);
});

test('the digest, working hours and absences are told in German', () => {
  assert.deepEqual(parseDigest('an montag 9 uhr'), { kind: 'on', hour: { weekday: 1, time: '09:00' } });
  assert.deepEqual(parseDigest('aus'), { kind: 'off' });
  assert.deepEqual(parseDigest('vom 1.9.2026 bis 30.11.2026 kanal'), {
    kind: 'days',
    first: '2026-09-01',
    last: '2026-11-30',
    where: 'channel',
  });
  const week = { workDays: [1, 2, 3, 4, 5], workFrom: '09:00', workTo: '18:00' };
  assert.deepEqual(parseHours('mo-fr 9-18 uhr'), week);
  assert.deepEqual(parseHours('keine feiertage'), { holidays: 'none' });
  // Alone, two letters are a calendar, also those that name a day in German.
  assert.deepEqual(parseHours('fr'), { holidays: 'FR' });
  assert.deepEqual(parseHours('de-by'), { holidays: 'DE-BY' });
  assert.deepEqual(parseAbsence('vom 24.12.2026 bis 2.1.2027'), {
    kind: 'days',
    first: '24.12.2026',
    last: '2.1.2027',
  });
  assert.deepEqual(parseAbsence('vom 24. März bis Montag'), { kind: 'days', first: '24. März', last: 'Montag' });
  assert.deepEqual(parseAbsence('ende nr. 3'), { kind: 'end', number: 3 });
});

test('drafts are looked for in German: by their state and by days', () => {
  for (const [text, state] of [
    ['Veröffentlicht', 'published'],
    ['veroeffentlicht', 'published'],
    ['wartet auf Freigabe', 'asked'],
    ['zu klären', 'held'],
  ] as const)
    assert.equal(stateWords.get(folded(text)), state, text);
  assert.equal(days('gestern'), '2026-11-26 2026-11-26');
  assert.equal(days('diese Woche'), '2026-11-23 2026-11-29');
  assert.equal(days('letzten Monat'), '2026-10-01 2026-10-31');
  assert.equal(days('März 2026'), '2026-03-01 2026-03-31');
  assert.equal(days('am Montag'), '2026-11-23 2026-11-23');
  assert.equal(days('seit 1.9.2026'), '2026-09-01 ');
});
