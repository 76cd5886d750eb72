import assert from 'node:assert/strict';
import { test } from 'node:test';

import { firstWords } from '#bot/first-words.ts';
import { messagesIn } from '#messages/messages.ts';
import { fullWhenText, whenText } from '#bot/when-text.ts';

const zone = 'Europe/Paris';
const now = new Date('2026-11-23T09:00:00Z');

test('dates read as people say them, in their language and zone', () => {
  const at = new Date('2026-11-30T08:00:00Z');
  assert.equal(whenText(at, zone, 'fr', now), 'lundi 30 novembre à 9\u00a0h\u00a000');
  assert.equal(whenText(at, zone, 'en', now), 'Monday 30 November at 09:00');
  assert.equal(whenText(new Date('2026-12-01T08:05:00Z'), zone, 'fr', now), 'mardi 1er décembre à 9\u00a0h\u00a005');
  assert.equal(whenText(new Date('2027-03-01T23:30:00Z'), zone, 'en', now), 'Tuesday 2 March 2027 at 00:30');
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
