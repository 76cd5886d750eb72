import assert from 'node:assert/strict';
import { test } from 'node:test';

import { aPicture, foundIn, mastodonId, now, xId } from './builders.ts';

const told = /^(?:WEEKDAY_WRONG|DAY_|HOURS_|DAYS_|PHONE_|LINK_DIFFERS)/u;

/** "CODE:level excerpt" of what is found of days, hours, telephone numbers and differing links. */
function facts(content: Parameters<typeof foundIn>[0]): readonly string[] {
  return foundIn(content)
    .filter(({ code }) => told.test(code))
    .map(({ code, level, place }) => `${code}:${level} ${'excerpt' in place ? place.excerpt : place.kind}`);
}

/** Today is Wednesday, 25 November 2026. */
function inText(text: string, language = 'fr'): readonly string[] {
  return facts({ text, language });
}

test('a weekday that does not fit its date is told, with and without its year', () => {
  assert.deepEqual(inText('Marché dimanche 7 décembre.'), ['WEEKDAY_WRONG:warns dimanche 7 décembre']);
  assert.deepEqual(inText('Marché lundi 7 décembre.'), []);
  assert.deepEqual(inText('Bal le samedi 14 juillet 2027.'), ['WEEKDAY_WRONG:warns samedi 14 juillet 2027']);
  assert.deepEqual(inText('Open on Sunday, December 7 and Tuesday, December 8.', 'en'), [
    'WEEKDAY_WRONG:warns Sunday, December 7',
  ]);
  assert.deepEqual(inText('Am So., 7.12. und am Dienstag, den 8. Dezember 2026.', 'de'), [
    'WEEKDAY_WRONG:warns So., 7.12',
  ]);
  assert.deepEqual(facts({ text: 'Marché.', media: [aPicture({ alt: 'Affiche : dimanche 7 décembre, 10 h.' })] }), [
    'WEEKDAY_WRONG:warns alt',
  ]);
});

test('a day without its year that may be of two years is wrong only where it is in both', () => {
  // A Sunday in 2025, and now seven months ago or five ahead.
  assert.deepEqual(inText('Élections le samedi 28 juin.'), ['WEEKDAY_WRONG:warns samedi 28 juin']);
  assert.deepEqual(inText('Élections le dimanche 28 juin.'), [], 'in 2026');
  assert.deepEqual(inText('Élections le lundi 28 juin.'), [], 'in 2027');
  assert.deepEqual(inText('En 2025, le dimanche 7 décembre, la crue a commencé.'), [], 'the year stands elsewhere');
  assert.deepEqual(inText('Le mardi 3 novembre, la halle a rouvert.'), []);
  assert.deepEqual(inText('Le lundi 3 novembre, la halle a rouvert.'), ['WEEKDAY_WRONG:warns lundi 3 novembre']);
});

test('the year is judged from the day on which the post goes out', () => {
  const text = 'Rentrée le mercredi 1er septembre.';
  const publishAt = new Date('2027-08-20T08:00:00Z');
  const window = { publishAt, notAfterAt: publishAt };
  assert.deepEqual(facts({ text, window }), [], 'in 2027');
  assert.deepEqual(facts({ text: 'Rentrée le mardi 1er septembre.', window }), [
    'WEEKDAY_WRONG:warns mardi 1er septembre',
  ]);
});

test('two weekdays before two days are not the first one’s', () => {
  assert.deepEqual(inText('Salon le samedi et dimanche 12 et 13 décembre.'), []);
  assert.deepEqual(inText('Du lundi 7 au vendredi 11 décembre.'), []);
  assert.deepEqual(inText('Du mardi 7 au vendredi 11 décembre.'), ['WEEKDAY_WRONG:warns mardi 7']);
});

test('what only looks like a day is none', () => {
  for (const text of [
    'Monday 9.30, open 24/7, version 1.12.2026.3, 3/4 of them; sun 5 of 7, he may 5 times.',
    'Montag 9.10 Uhr, Zimmer 3.12, so 5 mai-Blumen.',
    'Mer 12 degrés, 5 sur 7, mar 5 bateaux. https://valmont.example.org/dimanche-7-decembre-2026 sat 2026-13-45',
  ]) {
    assert.deepEqual(inText(text, 'en'), [], text);
  }
});

test('a day that no calendar has is told', () => {
  assert.deepEqual(inText('Inscriptions jusqu’au 31 novembre.'), ['DAY_NONEXISTENT:warns 31 novembre']);
  assert.deepEqual(inText('Applications until 29 February 2027.', 'en'), ['DAY_NONEXISTENT:warns 29 February 2027']);
  assert.deepEqual(inText('Fête le 29 février.'), []);
});

test('what is announced for a day that is over is told, and what is told of one is not', () => {
  assert.deepEqual(inText('Le concert aura lieu le samedi 21 novembre 2026 à 20 h.'), [
    'DAY_PAST:warns samedi 21 novembre 2026',
  ]);
  assert.deepEqual(inText('Rendez-vous le 21 novembre à 20 h.'), ['DAY_PAST:info 21 novembre']);
  assert.deepEqual(inText('Join us on 21 November 2026!', 'en'), ['DAY_PAST:warns 21 November 2026']);
  assert.deepEqual(inText('Das Fest findet am 21. November 2026 statt.', 'de'), ['DAY_PAST:warns 21. November 2026']);
  for (const text of [
    'Le 21 novembre, le conseil a voté : la halle rouvrira en mars.',
    'Le 21 novembre 2026, la halle était pleine.',
    'Conformément à l’arrêté du 3 novembre 2026, la réunion aura lieu le 5 décembre.',
    'Rendez-vous le 25 novembre à 20 h.',
    'Venez voir l’exposition, du 3 novembre au 12 décembre.',
    'Le concert du 21 novembre est reporté ; il aura lieu le 5 décembre.',
  ]) {
    assert.deepEqual(inText(text), [], text);
  }
  const publishAt = new Date(now.getTime() + 20 * 86_400_000);
  const window = { publishAt, notAfterAt: publishAt };
  assert.deepEqual(facts({ text: 'Rendez-vous le 5 décembre 2026.', window }), ['DAY_PAST:warns 5 décembre 2026']);
});

test('hours that end before they begin are told where no night explains them', () => {
  assert.deepEqual(inText('Guichet ouvert de 14 h à 12 h.'), ['HOURS_REVERSED:warns 14 h à 12 h']);
  assert.deepEqual(inText('Marché de 18 h à 9 h.'), ['HOURS_REVERSED:info 18 h à 9 h']);
  assert.deepEqual(inText('Open from 2 pm to 11 am.', 'en'), ['HOURS_REVERSED:warns 2 pm to 11 am']);
  assert.deepEqual(inText('Geöffnet von 17 bis 9.30 Uhr.', 'de'), ['HOURS_REVERSED:warns 17 bis 9.30 Uhr']);
  for (const text of [
    'Rue fermée de 18 h à 9 h.',
    'Bal de 22 h à 5 h. Métro de 5 h à 1 h 15.',
    'Accueil de nuit, de 18 h à 9 h.',
    'Passer de 20 h à 10 h de cours par semaine.',
    'Vigilance de 18 h à 9 h le lendemain.',
    'Open from 10 to 2, 11:00-2:00 and 9-5. Closed from 6 pm to 9 am.',
    'Enfants de 14 à 12 ans, salles 18 à 9.',
  ]) {
    assert.deepEqual(inText(text), [], text);
  }
});

test('days that end before they begin are told', () => {
  assert.deepEqual(inText('Vacances du 15 décembre 2026 au 3 janvier 2026.'), [
    'DAYS_REVERSED:warns 15 décembre 2026 au 3 janvier 2026',
  ]);
  assert.deepEqual(inText('Exposition du 11 au 7 décembre.'), ['DAYS_REVERSED:warns 11 au 7 décembre']);
  assert.deepEqual(inText('Du 15 décembre au 3 janvier, puis du 30 au 2 février.'), []);
});

test('texts that name different days, numbers or links are told, and one that leaves some out is not', () => {
  const text = 'Marché samedi 5 décembre. Infos : 01 23 45 67 89, https://valmont.example.org/marche';
  const own = (other: string): readonly string[] => facts({ text, ownTexts: { [xId]: other } });
  assert.deepEqual(own('Marché dimanche 6 décembre.'), ['DAY_DIFFERS:warns dimanche 6 décembre']);
  assert.deepEqual(own('Infos : +33 1 23 45 67 98'), ['PHONE_DIFFERS:warns +33 1 23 45 67 98']);
  assert.deepEqual(own('Infos : https://valmont.example.org/marhce'), ['LINK_DIFFERS:warns link']);
  assert.deepEqual(own('Infos : https://valmont.example.org/agenda'), ['LINK_DIFFERS:info link']);
  for (const other of [
    'Marché samedi.',
    'Marché le 5 décembre 2026. Infos : +33 (0)1 23 45 67 89, valmont.example.org/marche/?utm_source=x',
    'Marché du 4 au 6 décembre.',
    'Marché le 5 décembre, remis au 12 décembre s’il pleut. 01 23 45 67 89 ou 06 12 34 56 78.',
  ]) {
    assert.deepEqual(own(other), [], other);
  }
  assert.deepEqual(facts({ text, ownTexts: { [xId]: 'Le 6 décembre.' }, accountIds: [mastodonId] }), []);
});

test('a description that names another day or number than the texts is remarked, and may show it', () => {
  const text = 'Marché samedi 5 décembre. Infos : 01 23 45 67 89';
  const alt = (words: string): readonly string[] => facts({ text, media: [aPicture({ alt: words })] });
  assert.deepEqual(alt('Affiche du marché, 12 décembre'), ['DAY_DIFFERS:info alt']);
  assert.deepEqual(alt('Affiche du marché, 01 23 45 67 98'), ['PHONE_DIFFERS:info alt']);
  assert.deepEqual(alt('Affiche du marché, 5 décembre, inscriptions avant le 1er décembre'), []);
});
