import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { differenceOf, type Passage } from '#drafts/difference-of.ts';

import { assertLinearIn } from '../support/time-growth.ts';

function passages(before: string, after: string, language = 'fr'): readonly Passage[] {
  const difference = differenceOf(before, after, language);
  return difference.kind === 'passages' ? difference.passages : [];
}

function said(before: string, after: string, language = 'fr'): string {
  return passages(before, after, language)
    .map(({ removed, added }) => `-${removed}+${added}`)
    .join(' | ');
}

/** The text after, made of the text before and of what is said to differ. */
function patched(before: string, all: readonly Passage[]): string {
  return all.reduceRight((text, { at, removed, added }) => {
    assert.equal(text.slice(at, at + removed.length), removed);
    return text.slice(0, at) + added + text.slice(at + removed.length);
  }, before);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function isBoundary(text: string, at: number): boolean {
  return at === text.length || graphemes.segment(text).containing(at)?.index === at;
}

const pieces = [
  'la',
  'La',
  'l’hôpital',
  'aujourd’hui',
  'ouvre',
  'à',
  '9',
  'h',
  'lundi',
  'mardi',
  'e\u0301',
  'café',
  'œuvre',
  ' ',
  ' ',
  ' ',
  '\n',
  '\n\n',
  '\u00a0',
  '\u202f',
  '.',
  ',',
  '!',
  '«',
  '»',
  '#',
  '@valmont',
  'https://a.example/b-c',
  '👨‍👩‍👧‍👦',
  '🇫🇷',
  '🇩🇪',
  '👍🏽',
  '1️⃣',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '日本語',
  'สวัสดีครับ',
  'नमस्ते',
  'क्षत्रिय',
  '각',
  'שלום',
  '\u202e',
  '\u200d',
];
const text = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'grapheme' })), {
  maxLength: 40,
});
/** A text, and the same with some pieces put in, taken out or exchanged. */
const edited = fc
  .tuple(text, fc.array(fc.tuple(fc.nat(40), fc.nat(2), fc.constantFrom(...pieces)), { maxLength: 6 }))
  .map(([before, edits]) => {
    const after = [...before];
    for (const [at, out, piece] of edits) after.splice(at, out, piece);
    return [before.join('').normalize('NFC'), after.join('').normalize('NFC')] as const;
  });
const unrelated = fc.tuple(text, text).map(([one, other]) => [one.join(''), other.join('')] as const);

test('what is said to differ makes the one text of the other, and cuts no character', () => {
  fc.assert(
    fc.property(
      fc.oneof(edited, unrelated),
      fc.constantFrom('fr', 'en', 'de', 'ja', 'th'),
      ([before, after], language) => {
        const difference = differenceOf(before, after, language);
        assert.equal(difference.kind === 'equal', before === after);
        if (difference.kind !== 'passages') return;
        assert.equal(patched(before, difference.passages), after);
        let grown = 0;
        for (const { at, removed, added } of difference.passages) {
          assert.ok(removed !== '' || added !== '');
          for (const edge of [at, at + removed.length]) assert.ok(isBoundary(before, edge), `${before} at ${edge}`);
          for (const edge of [at + grown, at + grown + added.length])
            assert.ok(isBoundary(after, edge), `${after} at ${edge}`);
          grown += added.length - removed.length;
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('whole words differ, in the way of their language', () => {
  assert.equal(said('L’hopital ouvre lundi.', 'L’hôpital ouvre lundi.'), '-L’hopital+L’hôpital');
  assert.equal(
    said('Ouvert le lundi 12 mars à 9 h.', 'Ouvert le mardi 13 avril à 9 h.'),
    '-lundi 12 mars+mardi 13 avril',
  );
  assert.equal(said('Open until nine.', 'Open every day until nine.', 'en'), '-+every day ');
  assert.equal(said('Très urgent : venez.', 'Venez.'), '-Très urgent : venez+Venez');
  assert.equal(said('明日は休館です。', '今日は休館です。', 'ja'), '-明日+今日');
  assert.equal(said('Bravo 👩‍🚒 !', 'Bravo 👨‍🚒 !'), '-👩‍🚒+👨‍🚒');
  assert.equal(said('Bon.', 'Bon. Venez.'), '-+ Venez.');
  assert.equal(said('Bon.', 'Bon.\u0301 x.'), '-+.\u0301 x');
  assert.equal(said('Prix :\u00a09 €', 'Prix : 9 €'), '-\u00a0+ ');
});

test('a line that stays is an anchor: what is around it is told apart', () => {
  assert.equal(
    said('Un.\n\nDeux.\n\nTrois.', 'Un !\n\nDeux.\n\nTrois et quatre.'),
    '-.+! | -+ et quatre'.replace('!', ' !'),
  );
  assert.equal(said('Un.\nTrois.', 'Un.\nDeux.\nTrois.'), '-+Deux.\n');
});

test('a paragraph put in is one place, however long; so is one taken out', () => {
  const long = `${'mot '.repeat(400)}fin.\n`;
  assert.equal(said('Un.\nDeux.\n', `Un.\n${long}Deux.\n`), `-+${long}`);
  assert.equal(said(`Avant ${long}`, long).length, 'Avant '.length + 2);
});

test('a text of which little is left is rewritten', () => {
  const before = 'La bibliothèque prête des outils de jardin à toutes les familles de la commune.';
  const after = 'Le conseil municipal se réunira jeudi soir pour voter le budget des écoles.';
  assert.deepEqual(differenceOf(before, after, 'fr'), { kind: 'rewritten' });
  assert.equal(differenceOf(before, `${before} Venez !`, 'fr').kind, 'passages');
  assert.equal(said('Bonjour', 'Salut'), '-Bonjour+Salut');
});

/** Characters of a piece, with a number at every so many. */
function filled(piece: string, every: number, characters: number): string {
  const parts = Array.from({ length: characters / piece.length }, (_, index) =>
    index % every === 0 ? `${piece}${index}` : piece,
  );
  return parts.join('').slice(0, characters);
}

test('it takes time in proportion to the texts, whatever they are', () => {
  const hostile = [
    'a ',
    'a b ',
    '!',
    '\n',
    'a\n',
    'x\ny z\n',
    '日本',
    'สวัสดี',
    '🇫🇷',
    '👨‍👩‍👧‍👦',
    'a\u0301\u0302',
    '\u200b',
    '\u202e a',
    '« ',
    '\u00a0',
  ];
  for (const one of hostile) {
    for (const other of hostile) {
      assertLinearIn(
        JSON.stringify([one, other]),
        (size) => filled(one, 7, size / 2) + filled(other, 11, size / 2),
        (both) => differenceOf(both.slice(0, both.length / 2), both.slice(both.length / 2), 'fr'),
        64_000,
      );
    }
  }
});
