import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Correction } from '#drafts/correction.ts';
import { wordingOn } from '#drafts/wording-on.ts';

import { aContent, aPicture, mastodonId, now, xId } from './builders.ts';

const one = aPicture({ sha256: '1'.repeat(64), alt: 'Une passerelle' });
const two = aPicture({ sha256: '2'.repeat(64), alt: 'Une écluse' });
const base = aContent({ text: 'Lundi.', media: [one] });

test('what its form did not touch stays as it is now', () => {
  const current = aContent({
    text: 'Mardi.',
    ownTexts: { [xId]: 'Mardi' },
    contentWarning: 'eau',
    language: 'en',
    visibility: 'unlisted',
    accountIds: [xId],
    media: [one, two],
    window: { publishAt: now, notAfterAt: now },
  });
  assert.deepEqual(wordingOn(base, base, current), current);
});

test('what its form changed is taken whole, each field by itself', () => {
  const current = aContent({ text: 'Mardi.', ownTexts: { [xId]: 'Mardi' }, contentWarning: 'eau', media: [two] });
  const worded = {
    ...base,
    text: 'Lundi matin.',
    ownTexts: { [mastodonId]: 'Lundi !' },
    visibility: 'unlisted',
  } as const;
  assert.deepEqual(wordingOn(worded, base, current), {
    ...current,
    text: 'Lundi matin.',
    ownTexts: { [xId]: 'Mardi', [mastodonId]: 'Lundi !' },
    visibility: 'unlisted',
  });
});

test('a description is given to the picture that is there now; pictures that were taken out, or put in, are as the form has them', () => {
  const described = { ...base, media: [{ ...one, alt: 'Une passerelle fermée' }] };
  const current = aContent({ media: [two, one] });
  assert.deepEqual(wordingOn(described, base, current).media, [two, { ...one, alt: 'Une passerelle fermée' }]);
  assert.deepEqual(wordingOn({ ...base, media: [] }, base, current).media, []);
});

test('what becomes of public posts is taken where its form changed it, and only there', () => {
  const correction: Correction = {
    accountId: xId,
    way: 'replace',
    deliveryId: 'd',
    postId: '1',
    postUrl: 'https://x.example/1',
    number: 1,
  };
  const correcting = { ...base, corrections: [correction] };
  const left = { ...base, corrections: [{ ...correction, way: 'leave' as const }] };
  assert.deepEqual(wordingOn(correcting, correcting, left).corrections, left.corrections);
  assert.deepEqual(wordingOn(left, correcting, correcting).corrections, left.corrections);
  assert.equal('corrections' in wordingOn(base, base, base), false);
});
