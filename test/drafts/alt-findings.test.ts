import assert from 'node:assert/strict';
import { test } from 'node:test';

import { aPicture, foundIn, mastodonId } from './builders.ts';

function codesOf(...alts: readonly string[]): readonly string[] {
  return foundIn({ media: alts.map((alt, n) => aPicture({ alt, sha256: String(n).repeat(64) })) }).map(
    ({ code, level }) => `${code}:${level}`,
  );
}

test('a picture without a description blocks', () => {
  assert.deepEqual(codesOf(''), ['ALT_MISSING:blocks']);
  assert.deepEqual(codesOf(' \n '), ['ALT_MISSING:blocks']);
});

test('a description that is a file name or a stand-in blocks', () => {
  for (const alt of [
    'IMG_2041.jpg',
    'Photo de pont.JPEG',
    'image',
    'Photo 3',
    'screenshot-12',
    'Logo',
    'DSC00123',
    'visuel',
  ]) {
    assert.deepEqual(codesOf(alt), ['ALT_PLACEHOLDER:blocks'], alt);
  }
  assert.deepEqual(codesOf('Logotype bleu de la préfecture'), []);
  assert.deepEqual(codesOf('Écran du fichier pont.jpg ouvert'), []);
});

test('a description that starts by saying that it is a picture is remarked upon', () => {
  for (const alt of ['Photo du pont de bois', "Image d'une écluse", 'Picture of a bridge', 'photo de la rampe']) {
    assert.deepEqual(codesOf(alt), ['ALT_PREFIX:warns'], alt);
  }
  assert.deepEqual(codesOf('Photographe devant le pont'), []);
});

test('a description of under ten characters is remarked upon', () => {
  assert.deepEqual(codesOf('Un pont'), ['ALT_SHORT:warns']);
  assert.deepEqual(codesOf('Le pont vu'), []);
});

test('a description longer than the strictest account takes blocks', () => {
  const alt = `Pont ${'é'.repeat(996)}`;
  assert.deepEqual(codesOf(alt), ['ALT_TOO_LONG:blocks']);
  assert.deepEqual(codesOf(alt.slice(1)), []);
  assert.deepEqual(foundIn({ media: [aPicture({ alt })], accountIds: [mastodonId] }), []);
});

test('a hashtag, a link or a credit does not belong in a description', () => {
  for (const alt of [
    'Le pont #Bruyère',
    'Le pont, https://example.org',
    'Le pont © Martin',
    'Le pont. Crédit : Martin',
  ]) {
    assert.deepEqual(codesOf(alt), ['ALT_MISUSED:warns'], alt);
  }
  assert.deepEqual(codesOf('Une affiche sur le créditeur, n#1'), []);
});

test('the same description twice, or the post itself as a description, is remarked upon', () => {
  assert.deepEqual(codesOf('Le pont de bois', 'le pont de bois'), ['ALT_DUPLICATE:warns']);
  assert.deepEqual(codesOf('Le pont est ouvert.'), ['ALT_DUPLICATE:warns']);
  assert.deepEqual(codesOf('Le pont de bois', 'La rampe de bois'), []);
});
