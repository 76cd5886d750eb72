import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { firstWords } from '#bot/first-words.ts';
import { messagesIn } from '#messages/messages.ts';
import { readBound } from '#bot/periods/read-bound.ts';
import {
  calendarDayText,
  fullWhenText,
  shortDayText,
  wholeLastDayText,
  wholeUntilText,
  wholeWhenText,
  whenText,
} from '#bot/when-text.ts';
import { languages } from '#languages.ts';
import { graphemesOf } from '#text/graphemes.ts';
import { oneLine } from '#text/one-line.ts';
import { shorten } from '#text/shorten.ts';

const zone = 'Europe/Paris';
const now = new Date('2026-11-23T09:00:00Z');

test('dates read as people say them, in their language and zone', () => {
  const at = new Date('2026-11-30T08:00:00Z');
  assert.equal(whenText(at, zone, 'fr', now), 'lundi 30 novembre à 9\u00a0h\u00a000');
  assert.equal(whenText(at, zone, 'en', now), 'Monday 30 November at 09:00');
  assert.equal(whenText(new Date('2026-12-01T08:05:00Z'), zone, 'fr', now), 'mardi 1er décembre à 9\u00a0h\u00a005');
  assert.equal(whenText(new Date('2027-03-01T23:30:00Z'), zone, 'en', now), 'Tuesday 2 March 2027 at 00:30');
});

test('the first of a month is « 1er » in French, and no other day is', () => {
  for (let day = Date.parse('2026-01-01T12:00Z'); day < Date.parse('2029-01-01'); day += 86_400_000) {
    const at = new Date(day);
    const isFirst = at.getUTCDate() === 1;
    const said = [
      whenText(at, zone, 'fr', now),
      fullWhenText(at, zone, 'fr', now),
      wholeWhenText(at, zone, 'fr'),
      shortDayText(at, zone, 'fr', now),
      calendarDayText(at.toISOString().slice(0, 10), 'fr'),
    ];
    const days = said.filter((text) => !text.startsWith('à '));
    assert.deepEqual([...new Set(days.map((text) => /\b1er \p{L}/u.test(text)))], [isFirst], said.join(' | '));
    assert.ok(
      said.every((text) => !/\b1\s\p{L}/u.test(text)),
      said.join(' | '),
    );
  }
});

test('a span that lasts until midnight ends with its last day, which is read back as the end that it is', () => {
  const end = new Date('2026-12-22T23:00:00Z');
  for (const [language, said] of [
    ['fr', 'mardi 22 décembre 2026 inclus'],
    ['en', 'Tuesday 22 December 2026 inclusive'],
    ['de', 'einschließlich Dienstag, 22.12.2026'],
  ] as const)
    assert.equal(wholeUntilText(end, zone, language), said);
  for (const language of languages) {
    const typed = wholeLastDayText(end, zone, language);
    assert.deepEqual(readBound(typed ?? '', 'to', { timeZone: zone, language, now }), end);
    const noon = new Date('2026-12-22T11:00:00Z');
    assert.equal(wholeUntilText(noon, zone, language), wholeWhenText(noon, zone, language));
  }
});

test('of today, the time is enough where the day is clear, and both stand where a decision is made', () => {
  const today = new Date('2026-11-23T14:30:00Z');
  assert.equal(whenText(today, zone, 'fr', now), 'à 15\u00a0h\u00a030');
  assert.equal(whenText(today, zone, 'en', now), 'at 15:30');
  assert.equal(fullWhenText(today, zone, 'fr', now), 'lundi 23 novembre à 15\u00a0h\u00a030');
});

test('the first words of a draft are one line that cannot alter the line around it', () => {
  assert.equal(firstWords('Bonjour\n\nà   tous'), 'Bonjour à tous');
  assert.equal(firstWords('fin » · validé\u202e ✅ par «\u00a0Karim'), 'fin " · validé ✅ par " Karim');
  const cut = firstWords('mot '.repeat(100));
  assert.ok(cut.length <= 61 && cut.endsWith('mot…'), cut);
  assert.ok(firstWords('👩‍👩‍👧‍👦'.repeat(200)).length < 1000);
  assert.equal(firstWords('👩‍👩‍👧‍👦 en ville'), '👩‍👩‍👧‍👦 en ville');
});

test('a text that was cut ends in a word, and not in a stop or a colon before its dots', () => {
  assert.equal(
    firstWords('Le chantier du pont de la Bruyère est à présent décidé : fin en mai.'),
    'Le chantier du pont de la Bruyère est à présent décidé…',
  );
  const piece = fc.constantFrom(
    'mot',
    'été',
    'Décidé :',
    'fin.',
    'oui,',
    '(',
    '«',
    '–',
    '-',
    '…',
    '👩‍👩‍👧‍👦',
    'ensemble',
    '\n',
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(' '));
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 80 }), (typed, most) => {
      const line = oneLine(typed.replaceAll(/[«»“”]/g, '"'));
      for (const [cut, whole, length] of [
        [firstWords(typed), line, graphemesOf(firstWords(typed)).length],
        [shorten(typed, most), typed, shorten(typed, most).length],
      ] as const) {
        if (cut === whole) continue;
        assert.ok(length <= Math.max(61, most), cut);
        assert.match(cut, /^(?:.*[^\s.,:;…(«–-])?…$/su, cut);
        assert.ok(whole.startsWith(cut.slice(0, -1)), cut);
      }
    }),
  );
});

test('of accounts that show no followers nobody says that they hide them: they may have none', () => {
  assert.deepEqual(
    [1, 2].flatMap((count) => [messagesIn('en'), messagesIn('fr')].map((m) => m.digest.best.hidden(count))),
    [
      '1 account shows no followers',
      '1\u00a0compte ne montre aucun abonné',
      '2 accounts show no followers',
      '2\u00a0comptes ne montrent aucun abonné',
    ],
  );
});
