import assert from 'node:assert/strict';
import { test } from 'node:test';

import { deceptiveFindings } from '#drafts/deceptive-findings.ts';

import { threadMsOf } from '../support/time-growth.ts';
import { foundIn, mastodonId } from './builders.ts';

/** What makes careless patterns take quadratic time or worse. */
const hostile: readonly string[] = [
  'a.',
  'a-',
  '.',
  '!',
  '[',
  '#',
  '@a',
  '@a....',
  '[a](b',
  '<http://a|b',
  'http://a ',
  'AB ',
  'AB (a',
  'aB',
  '\n',
  '─',
  'a\u0301\u0302\u0303',
  '👨‍👩‍👧‍👦',
  '\u{1F3F4}\u{E0061}\u{E0061}',
  '\u200B',
  '\u202E',
  'а.',
  'xn--a.',
  '😀a',
  'bilan ',
];

test('checking takes time in proportion to the text, whatever the text', () => {
  for (const piece of hostile) {
    const take = (length: number): number => {
      // Cyrillic letters around: else a row of dots is no candidate for a host that looks like another.
      const text = `а${piece.repeat(Math.floor(length / piece.length))}а`;
      return threadMsOf(() => foundIn({ text, accountIds: [mastodonId] }));
    };
    take(2000);
    const half = Math.min(take(20_000), take(20_000), take(20_000));
    const whole = Math.min(take(40_000), take(40_000), take(40_000));
    // Twice the time where it is linear, four times where it is quadratic, which begins at a second here.
    assert.ok(whole < 200 || whole < half * 3, `${JSON.stringify(piece)}: ${half} ms, then ${whole} ms`);
    assert.ok(whole < 1000, `${JSON.stringify(piece)}: ${whole} ms`);
  }
});

test('a text that is wrong everywhere is not told everything', () => {
  const findings = foundIn({ text: 'po\u200Bnt '.repeat(4000), accountIds: [mastodonId] });
  assert.equal(findings.filter(({ code }) => code === 'ZERO_WIDTH').length, 20);
  const place = { kind: 'warning', excerpt: '' } as const;
  assert.equal(deceptiveFindings('po\u200Bnt '.repeat(4000), () => place).length, 100);
});
