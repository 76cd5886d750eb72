import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assert as check, integer, property } from 'fast-check';

import { pieces } from '#chat/slack/render/pieces.ts';

import { hostileLongText } from './hostile-texts.ts';

test('pieces of a text give it back, none longer than asked, and none with half a character', () => {
  check(
    property(hostileLongText, integer({ min: 2, max: 500 }), (text, most) => {
      const all = pieces(text.toWellFormed(), most);
      assert.ok(all.join('') === text.toWellFormed());
      for (const piece of all) assert.ok(piece.length > 0 && piece.length <= most && piece.isWellFormed());
    }),
  );
});

test('a character that is longer than a piece is parted between code points', () => {
  const stacked = `a${'\u{1d165}'.repeat(100)}`;
  for (const most of [2, 50, 99, 100]) {
    const all = pieces(stacked, most);
    assert.equal(all.join(''), stacked);
    for (const piece of all) assert.ok(piece.isWellFormed() && piece.length <= most);
  }
});

test('a cut is after a line break, else after a space, else between characters', () => {
  assert.deepEqual(pieces('un deux\ntrois quatre', 14), ['un deux\n', 'trois quatre']);
  assert.deepEqual(pieces('un deux trois quatre', 15), ['un deux trois ', 'quatre']);
  assert.deepEqual(pieces('🇫🇷🇩🇪🇮🇹', 9), ['🇫🇷🇩🇪', '🇮🇹']);
  assert.deepEqual(pieces('', 9), []);
});
