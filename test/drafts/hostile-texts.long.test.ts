import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MAX_LOOKED_AT } from '#drafts/checked-text.ts';
import { deceptiveFindings } from '#drafts/deceptive-findings.ts';

import { threadMsOf } from '../support/time-growth.ts';
import { anAccount, foundIn, mastodonId, xId } from './builders.ts';

/** Texts that make careless patterns take quadratic time or worse. */
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
  '1 mai ',
  'May 1 ',
  'lundi 1 et ',
  '1/1/2026 ',
  '18 h à 9 h ',
  '+33 1 ',
  '01 23 45 67 89 ',
];

test('checking takes time in proportion to the text, whatever the text', () => {
  // An account that takes all of it: of what is too long the beginning alone would be looked at.
  const { limits } = anAccount('mastodon');
  const accounts = [anAccount('mastodon', { limits: { ...limits, maxCharacters: 100_000 } })];
  let made = 0;
  for (const piece of hostile) {
    const take = (length: number): number => {
      // Cyrillic letters around: else a row of dots is no candidate for a host that looks like another.
      made += 1;
      // Never the same text twice: what was found in one is remembered.
      const text = `${made} а${piece.repeat(Math.floor(length / piece.length))}а`;
      return threadMsOf(() => foundIn({ text, accountIds: [mastodonId] }, { accounts }));
    };
    take(2000);
    const first = take(40_000);
    // What takes four times as long for twice the text begins at a second here.
    if (first < 200) continue;
    const whole = Math.min(first, take(40_000), take(40_000));
    const half = Math.min(take(20_000), take(20_000), take(20_000));
    // Twice the time where it is linear, four times where it is quadratic.
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

test('a text that is too long for its account is looked at to its first 4,000 characters, and said to be too long', () => {
  const text = `${'mot '.repeat(MAX_LOOKED_AT / 4 - 3)}ze\u200Bro ${'mot '.repeat(3_000)}ze\u200Bro`;
  const codes = foundIn({ text, accountIds: [mastodonId] }).map(({ code }) => code);
  assert.ok(codes.includes('TOO_LONG'));
  assert.equal(codes.filter((code) => code === 'ZERO_WIDTH').length, 1);
  const { limits } = anAccount('x');
  const roomy = anAccount('x', { limits: { ...limits, maxCharacters: 25_000 } });
  const taken = foundIn({ text, accountIds: [xId] }, { accounts: [roomy] }).map(({ code }) => code);
  assert.ok(!taken.includes('TOO_LONG'));
  assert.equal(taken.filter((code) => code === 'ZERO_WIDTH').length, 2, 'what an account takes is read whole');
});
