import assert from 'node:assert/strict';
import { test } from 'node:test';

import { codesIn, foundIn } from './builders.ts';

const lookalikes = [
  'https://аррӏе.com/ici',
  'https://xn--80ak6aa92e.com',
  'аррӏе.com',
  'https://gоuv.example.org', // Cyrillic о
  'https://servıce-public.example.org', // dotless i
  'https://ｇouv.example.org', // a full-width letter
  'https://ɡouv.example.org',
  'bοnjour.example.org', // Greek ο
];
for (const text of lookalikes) {
  test(`${text} is a host that looks like another one`, () => {
    assert.ok(codesIn(`Voir ${text}`).includes('LOOKALIKE_HOST:blocks'));
  });
}

const honest = [
  'https://bücher.example.org',
  'https://пример.рф',
  'https://例え.jp',
  'https://xn--bcher-kva.example.org',
  'Fin.Début d’une phrase.Encore',
  'β1.2',
  'https://ελλάδα.example.gr',
];
for (const text of honest) {
  test(`${text} is no look-alike`, () => {
    assert.ok(!codesIn(`Voir ${text}`).includes('LOOKALIKE_HOST:blocks'));
  });
}

for (const text of [
  'https://ġouv.fr/a',
  'g0uv.fr',
  'www.economie.gòuv.fr',
  'https://xn--ouv-osa.fr',
  'bųnd.de',
  'eur0pa.eu',
]) {
  test(`${text} imitates an official domain`, () => {
    assert.ok(codesIn(`Voir ${text}`).includes('IMITATED_DOMAIN:blocks'));
  });
}

for (const text of [
  'https://economie.gouv.fr',
  '2025.gouv.fr',
  'bund.de',
  'gouv.example.org',
  'https://mairie-7.example.org',
]) {
  test(`${text} imitates none`, () => {
    assert.ok(!codesIn(`Voir ${text}`).includes('IMITATED_DOMAIN:blocks'));
  });
}

test('a word of two scripts is remarked on, and honest ones and measures are not', () => {
  assert.ok(codesIn('Rendez-vous à Pаris lundi.').includes('MIXED_SCRIPTS:warns'));
  assert.ok(!codesIn('À Paris, 5 μm et 3 kΩ, et Москва, Ελλάδα.').includes('MIXED_SCRIPTS:warns'));
});

test('what turns a text around stands by its name in the remark on it', () => {
  const finding = foundIn({ text: 'Le maire \u202Eeriam el' }).find(({ code }) => code === 'BIDI_CONTROL');
  assert.ok(finding?.place.kind === 'text');
  assert.match(finding.place.excerpt, /\[U\+202E\]/);
  assert.doesNotMatch(finding.place.excerpt, /\u202E/u);
});

test('a look-alike is shown as it is really written', () => {
  const finding = foundIn({ text: 'https://xn--80ak6aa92e.com' }).find(({ code }) => code === 'LOOKALIKE_HOST');
  assert.deepEqual(finding?.data, { host: 'аррӏе.com', punycode: 'xn--80ak6aa92e.com' });
});

test('a link whose words name another host is found, in Markdown, in a chat’s own writing, and before an "@"', () => {
  for (const text of [
    '[www.example.org](https://evil.example.com/x)',
    '<https://evil.example.com|example.org>',
    'https://example.org@evil.example.com/x',
    'https://example.org:443@evil.example.com/x',
  ]) {
    assert.ok(codesIn(text).includes('HIDDEN_TARGET:warns'), text);
  }
});

test('a link whose words name its own host, or no host, hides nothing', () => {
  for (const text of [
    '[www.example.org](https://example.org/x)',
    '[le site](https://example.org/x)',
    '[note](suite)',
    'https://social.example.org/@valmont',
  ]) {
    assert.ok(!codesIn(text).includes('HIDDEN_TARGET:warns'), text);
  }
});

test('shortened links are found by the names of shorteners and of a body’s own', () => {
  for (const link of ['https://bit.ly/abc', 'https://www.tinyurl.com/abc', 'https://court.example.org/abc']) {
    assert.ok(codesIn(link).includes('SHORT_LINK:warns'), link);
  }
  for (const link of [
    'https://example.org/abc',
    'https://court.example.org/decisions/2026/12',
    'https://notbit.ly/abc',
  ]) {
    assert.ok(!codesIn(link).includes('SHORT_LINK:warns'), link);
  }
});

test('a link without encryption is found', () => {
  assert.deepEqual(codesIn('http://example.org'), ['LINK_HTTPS:warns']);
  assert.deepEqual(codesIn('https://example.org'), []);
});

test('a link outside the official domains is found, where the desk has named some', () => {
  const desk = { officialDomains: ['example.gouv.fr'] };
  assert.deepEqual(codesIn('https://example.org', desk), ['LINK_DOMAIN:warns']);
  assert.deepEqual(codesIn('https://example.gouv.fr.evil.org', desk), ['LINK_DOMAIN:warns']);
  assert.deepEqual(codesIn('https://notexample.gouv.fr', desk), ['LINK_DOMAIN:warns']);
  assert.deepEqual(codesIn('https://www.example.gouv.fr/a', desk), []);
  assert.deepEqual(codesIn('https://eau.example.gouv.fr/a', desk), []);
});

test('a second link is remarked upon', () => {
  assert.deepEqual(codesIn('https://example.org https://example.org/b'), ['LINK_COUNT:info']);
});
