import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changesBetween } from '#drafts/changes-between.ts';
import { firstWords } from '#text/first-words.ts';
import { tidyContent } from '#drafts/tidy-content.ts';

import { aContent, aPicture, mastodonId, now, xId } from './builders.ts';

const one = aPicture({ sha256: '1'.repeat(64), alt: 'Une passerelle' });
const two = aPicture({ sha256: '2'.repeat(64), alt: 'Une écluse' });

test('equal contents have no changes', () => {
  assert.deepEqual(changesBetween(aContent({ media: [one] }), aContent({ media: [{ ...one }] })), []);
});

test('every change is named', () => {
  const before = aContent({ accountIds: [mastodonId], media: [one] });
  const after = aContent({
    text: 'Fermé.',
    ownTexts: { [xId]: 'Fermé' },
    contentWarning: 'eau',
    language: 'en',
    visibility: 'unlisted',
    accountIds: [xId],
    media: [{ ...one, alt: 'Une rampe' }, two],
    window: { publishAt: now, notAfterAt: now },
  });
  assert.deepEqual(changesBetween(before, after), [
    { kind: 'text', accountId: null },
    { kind: 'text', accountId: xId },
    { kind: 'warning' },
    { kind: 'language' },
    { kind: 'visibility' },
    { kind: 'accounts', added: [xId], removed: [mastodonId] },
    { kind: 'images', added: 1, removed: 0 },
    { kind: 'alt', index: 0 },
    { kind: 'when' },
  ]);
});

test('pictures that change places keep their descriptions', () => {
  assert.deepEqual(changesBetween(aContent({ media: [one, two] }), aContent({ media: [two, one] })), [
    { kind: 'imageOrder' },
  ]);
});

test('the same picture twice is counted twice', () => {
  const again = { ...one, alt: 'La même passerelle' };
  assert.deepEqual(changesBetween(aContent({ media: [one] }), aContent({ media: [again, one] })), [
    { kind: 'images', added: 1, removed: 0 },
  ]);
});

test('a content is kept in one way', () => {
  const tidy = tidyContent(
    aContent({
      text: 'e\u0301',
      ownTexts: { [xId]: 'é', [mastodonId]: 'e\u0300' },
      contentWarning: '  ',
      accountIds: [xId, mastodonId, xId],
      media: [{ ...one, alt: ' e\u0301 ' }],
    }),
    [mastodonId, xId],
  );
  assert.deepEqual(
    [tidy.text, tidy.ownTexts, tidy.contentWarning, tidy.accountIds, tidy.media[0]?.alt],
    ['é', { [mastodonId]: 'è' }, null, [mastodonId, xId], 'é'],
  );
  assert.deepEqual(tidyContent(tidy, [mastodonId, xId]), tidy);
});

test('an account that the desk no longer has is not forgotten in silence', () => {
  assert.deepEqual(tidyContent(aContent(), [mastodonId]).accountIds, [mastodonId, xId]);
});

test('first words are whole words in one line', () => {
  assert.equal(firstWords('Le pont\nest  ouvert.'), 'Le pont est ouvert.');
  assert.equal(firstWords('Le pont suspendu ferme demain', 20), 'Le pont suspendu…');
  assert.equal(firstWords('👨‍👩‍👧‍👦'.repeat(30), 5), `${'👨‍👩‍👧‍👦'.repeat(4)}…`);
  assert.equal(firstWords('a'.repeat(40_000), 5), 'aaaa…');
  assert.equal(firstWords(' '), '');
});
