import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { countsOf } from '#drafts/counts-of.ts';
import type { PublishWindow } from '#drafts/content.ts';
import type { Finding } from '#drafts/finding.ts';

import { aContent, aDesk, anAccount, aPicture, foundIn, mastodonId, now, xId } from './builders.ts';

function told(findings: readonly Finding[]): readonly unknown[] {
  return findings.map(({ code, level, place, data }) => [`${code}:${level}`, place, data]);
}

test('a text is too long for the account whose network counts more than it takes, and for no other', () => {
  assert.deepEqual(told(foundIn({ text: 'mot. '.repeat(60).trim() })), [
    ['TOO_LONG:blocks', { kind: 'account', accountId: xId }, { count: 299, limit: 280 }],
  ]);
  assert.deepEqual(told(foundIn({ text: 'mot. '.repeat(56).trim() })), []);
});

test('the limit is the one that the account’s server told', () => {
  const roomy = anAccount('mastodon', { limits: { ...anAccount('mastodon').limits, maxCharacters: 5000 } });
  const content = { text: 'mot. '.repeat(900).trim(), accountIds: [mastodonId] };
  assert.deepEqual(told(foundIn(content, { accounts: [roomy] })), []);
  assert.equal(foundIn(content)[0]?.code, 'TOO_LONG');
});

test('a link counts as it does on the account’s server: in full on one that shortens nothing', () => {
  const { limits } = anAccount('mastodon');
  const full = anAccount('mastodon', { limits: { ...limits, linkCharacters: null } });
  const content = { text: `Voir https://www.example.org/${'a'.repeat(480)}`, accountIds: [mastodonId] };
  assert.deepEqual(told(foundIn(content)), []);
  assert.deepEqual(told(foundIn(content, { accounts: [full] })), [
    ['TOO_LONG:blocks', { kind: 'account', accountId: mastodonId }, { count: 509, limit: 500 }],
  ]);
  assert.deepEqual(countsOf(aContent(content), [full], rules), [{ accountId: mastodonId, count: 509, limit: 500 }]);
});

test('a text of its own makes the post fit one account', () => {
  assert.deepEqual(told(foundIn({ text: 'mot. '.repeat(60).trim(), ownTexts: { [xId]: 'Un mot.' } })), []);
});

test('the content warning counts on both networks', () => {
  const counts = countsOf(aContent({ text: 'Le pont', contentWarning: 'eau' }), aDesk().accounts, rules);
  assert.deepEqual(counts, [
    { accountId: mastodonId, count: 10, limit: 500 },
    // The sign weighs 2: "⚠ eau", two line ends, "Le pont".
    { accountId: xId, count: 15, limit: 280 },
  ]);
});

test('a post without text and pictures is empty; with a picture it is not', () => {
  assert.deepEqual(
    foundIn({ text: ' \n ' }).map(({ code, level }) => `${code}:${level}`),
    ['EMPTY:blocks', 'EMPTY:blocks'],
  );
  assert.deepEqual(foundIn({ text: '', media: [aPicture()] }), []);
});

test('a post for no account, or for one that the desk no longer has, cannot be asked for', () => {
  assert.deepEqual(
    foundIn({ accountIds: [] }).map(({ code, level }) => `${code}:${level}`),
    ['NO_ACCOUNT:blocks'],
  );
  assert.deepEqual(told(foundIn({}, { accounts: [anAccount('mastodon')] })), [
    ['ACCOUNT_GONE:blocks', { kind: 'account', accountId: xId }, {}],
  ]);
});

test('an account asleep or paused is remarked upon', () => {
  const accounts = [
    anAccount('mastodon', {
      standing: { kind: 'asleep', since: new Date(0), until: null, by: 'sophie', why: null, exceptEmergencies: false },
    }),
    anAccount('x', { standing: { kind: 'paused', why: 'credit_exhausted' } }),
  ];
  assert.deepEqual(told(foundIn({}, { accounts })), [
    ['ACCOUNT_ASLEEP:warns', { kind: 'account', accountId: mastodonId }, {}],
    ['ACCOUNT_PAUSED:warns', { kind: 'account', accountId: xId }, { why: 'credit_exhausted' }],
  ]);
});

test('a time within the next sleep of an account is remarked upon, from its first moment to the last before its end', () => {
  const [startsAt, endsAt] = [new Date(now.getTime() + 3_600_000), new Date(now.getTime() + 7_200_000)];
  const accounts = [
    anAccount('mastodon', { nextSleep: { startsAt, endsAt, exceptEmergencies: false } }),
    anAccount('x'),
  ];
  const codesAt = (publishAt: Date): readonly string[] =>
    foundIn({ window: window(publishAt) }, { accounts }).map(({ code, level }) => `${code}:${level}`);
  assert.deepEqual(codesAt(new Date(startsAt.getTime() - 1)), []);
  assert.deepEqual(codesAt(startsAt), ['ACCOUNT_ASLEEP_THEN:warns']);
  assert.deepEqual(codesAt(new Date(endsAt.getTime() - 1)), ['ACCOUNT_ASLEEP_THEN:warns']);
  assert.deepEqual(codesAt(endsAt), []);
});

function window(publishAt: Date): PublishWindow {
  return { publishAt, notAfterAt: new Date(publishAt.getTime() + 7_200_000) };
}

test('a time that is past is remarked upon, one to come is not', () => {
  assert.deepEqual(told(foundIn({ window: window(now) })), [['PAST_TIME:warns', { kind: 'when' }, {}]]);
  assert.deepEqual(told(foundIn({ window: window(new Date(now.getTime() + 1)) })), []);
});

test('a post without a language is remarked upon', () => {
  assert.deepEqual(
    foundIn({ language: '' }).map(({ code, level }) => `${code}:${level}`),
    ['LANGUAGE_MISSING:warns'],
  );
});

test('more pictures than an account takes block for that account', () => {
  const media = [1, 2, 3, 4, 5].map((n) => aPicture({ sha256: String(n).repeat(64), alt: `Une passerelle, vue ${n}` }));
  const roomy = anAccount('mastodon', { limits: { ...anAccount('mastodon').limits, maxMedia: 16 } });
  assert.deepEqual(told(foundIn({ media }, { accounts: [roomy, anAccount('x')] })), [
    ['TOO_MANY_IMAGES:blocks', { kind: 'account', accountId: xId }, { count: 5, limit: 4 }],
  ]);
});

test('a picture too heavy, too large or of a kind that an account refuses blocks', () => {
  const heavy = aPicture({ byteLength: 5_000_001 });
  assert.deepEqual(told(foundIn({ media: [heavy] })), [
    ['IMAGE_TOO_LARGE:blocks', { kind: 'image', index: 0 }, { unit: 'bytes', size: 5_000_001, limit: 5_000_000 }],
  ]);
  assert.deepEqual(told(foundIn({ media: [heavy], accountIds: [mastodonId] })), []);
  const wide = aPicture({ width: 10_000, height: 10_000 });
  assert.equal(foundIn({ media: [wide] })[0]?.code, 'IMAGE_TOO_LARGE');
  assert.equal(foundIn({ media: [aPicture({ mimeType: 'image/bmp' })] })[0]?.code, 'IMAGE_TYPE');
  assert.deepEqual(told(foundIn({ media: [aPicture({ byteLength: 5_000_000 })] })), []);
});
