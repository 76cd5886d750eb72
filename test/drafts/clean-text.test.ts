import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { cleanText } from '#drafts/clean-text.ts';

import { anyCharacter } from '../support/any-character.ts';
import { threadMsOf } from '../support/time-growth.ts';

test('a text is kept in one way: NFC, line feeds, nothing blank at its end', () => {
  assert.deepEqual(cleanText('e\u0301te\u0301\r\nhiver\rfin\u2028 \n'), { kind: 'ok', text: 'été\nhiver\nfin' });
  assert.deepEqual(cleanText(''), { kind: 'ok', text: '' });
  assert.deepEqual(cleanText('  a\tb'), { kind: 'ok', text: '  a\tb' });
});

test('what no network takes is refused with its place', () => {
  assert.deepEqual(cleanText('ab\0'), { kind: 'refused', why: 'nul', at: 2 });
  assert.deepEqual(cleanText('ab\r\n\x1B[31m'), { kind: 'refused', why: 'control', at: 4 });
  assert.deepEqual(cleanText('\uFEFFab'), { kind: 'refused', why: 'control', at: 0 });
  assert.deepEqual(cleanText('a\x9Fb'), { kind: 'refused', why: 'control', at: 1 });
  assert.deepEqual(cleanText('😀\uD83D!'), { kind: 'refused', why: 'lone_surrogate', at: 2 });
  assert.deepEqual(cleanText('\uDE00'), { kind: 'refused', why: 'lone_surrogate', at: 0 });
});

test('more than 40,000 characters are refused before anything else is looked at', () => {
  assert.deepEqual(cleanText('\0'.repeat(40_001)), { kind: 'refused', why: 'too_long', at: 40_000 });
  assert.equal(cleanText('a'.repeat(40_000)).kind, 'ok');
});

test('more marks on a letter than any language writes are refused, without the second that composing them takes', () => {
  const all = 'le\u0323\u0301' + '\u0301\u0323'.repeat(19_990);
  const spentMs = threadMsOf(() => {
    assert.deepEqual(cleanText(all), { kind: 'refused', why: 'too_many_marks', at: 1 });
  });
  assert.ok(spentMs < 300, `${spentMs} ms of the processor`);
  assert.equal(cleanText(`e${'\u0301\u0323'.repeat(15)}`).kind, 'ok');
  assert.equal(cleanText(`e${'\u0301\u0323'.repeat(15)}\u0301`).kind, 'refused');
});

test('a text that grows beyond the limit when composed is refused', () => {
  assert.deepEqual(cleanText('\u0958'.repeat(40_000)), { kind: 'refused', why: 'too_long', at: 40_000 });
});

test('cleaning a clean text changes nothing', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(
          fc.constantFrom('\r', '\n', '\u2028', ' ', '\u0301', '\u0958'),
          fc.string({ unit: anyCharacter, minLength: 1, maxLength: 1 }),
        ),
      }),
      (raw) => {
        const once = cleanText(raw);
        if (once.kind === 'ok') assert.deepEqual(cleanText(once.text), once);
      },
    ),
    { numRuns: 500 },
  );
});
