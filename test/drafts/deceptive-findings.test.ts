import assert from 'node:assert/strict';
import { test } from 'node:test';

import { codesIn, foundIn, aPicture } from './builders.ts';

test('characters that turn the reading direction block', () => {
  for (const character of ['\u202A', '\u202E', '\u2066', '\u2069']) {
    assert.deepEqual(codesIn(`Le ${character}pont`), ['BIDI_CONTROL:blocks'], character.codePointAt(0)?.toString(16));
  }
});

test('direction marks block, but for beside letters that are written from the right', () => {
  assert.deepEqual(codesIn('Le \u200Fpont'), ['BIDI_CONTROL:blocks']);
  assert.deepEqual(codesIn('الجسر \u200Fمفتوح \u200E(2026)'), []);
});

test('characters without width block', () => {
  for (const character of [
    '\u200B',
    '\u2060',
    '\u00AD',
    '\uFEFF',
    '\u180E',
    '\u3164',
    '\u{E0041}',
    '\u034F',
    '\uFFF9',
  ]) {
    assert.deepEqual(codesIn(`po${character}nt`), ['ZERO_WIDTH:blocks'], character.codePointAt(0)?.toString(16));
  }
});

test('the joiners of emoji, flags of regions and variation selectors are no deceit', () => {
  for (const text of ['👨‍👩‍👧‍👦', '❤️‍🔥', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🧑🏽‍🚒', '🏳️‍⚧️', '1️⃣', '☎︎', '葛\u{E0100}', '🕵️‍♀️']) {
    assert.deepEqual(
      codesIn(`Merci ${text}`).filter((code) => code.endsWith('blocks')),
      [],
      text,
    );
  }
});

test('the joiners of Persian and Indic words are no deceit', () => {
  for (const text of ['می‌خواهم', 'क्‍ष', 'ශ්‍රී', 'বাংলা র‍্যাব']) assert.deepEqual(codesIn(text), [], text);
});

test('a joiner between Latin letters, a joiner twice, or a selector after a letter blocks', () => {
  for (const text of ['po\u200Dnt', 'po\u200Cnt', '🚗\u200D pont', 'क्\u200D\u200Dष', 'a\uFE0F', 'a\u{E0100}']) {
    assert.ok(codesIn(text).includes('ZERO_WIDTH:blocks'), JSON.stringify(text));
  }
});

test('tags without their flag block', () => {
  assert.deepEqual(codesIn('\u{1F3F4}\u{E0067}\u{E0062}'), ['ZERO_WIDTH:blocks', 'ZERO_WIDTH:blocks']);
});

test('control characters and halves of a surrogate pair block', () => {
  for (const character of ['\0', '\x1B', '\x85', '\uD800', '\uDC00']) {
    assert.deepEqual(codesIn(`a${character}b`), ['CONTROL_CHARACTER:blocks'], JSON.stringify(character));
  }
  assert.deepEqual(codesIn('a\nb'), []);
});

test('a deceptive character is named with its place', () => {
  const [finding] = foundIn({ text: 'Le pont\u202E est ouvert' });
  assert.deepEqual(finding?.data, { name: 'U+202E', at: 7 });
});

test('the content warning and the descriptions are looked at as well', () => {
  const found = foundIn({ contentWarning: 'eau\u200B', media: [aPicture({ alt: 'Une passerelle\u202E en bois' })] });
  assert.deepEqual(
    found.map(({ code, place }) => [code, place.kind]),
    [
      ['ZERO_WIDTH', 'warning'],
      ['BIDI_CONTROL', 'alt'],
    ],
  );
});

test('a look-alike host in the content warning blocks, and a mention that it makes on X is told', () => {
  const found = foundIn({ contentWarning: 'Voir аррӏе.com, dit @ville' });
  assert.deepEqual(
    found.map(({ code, place }) => [code, place.kind]),
    [
      ['LOOKALIKE_HOST', 'warning'],
      ['MENTION_NOTIFIES', 'warning'],
    ],
  );
});

test('French typography deceives nobody', () => {
  assert.deepEqual(codesIn('« Ouvert » : 21\u202F% des ponts\u00A0! L’été, l’œuvre, dès 8\u202Fh'), []);
});
