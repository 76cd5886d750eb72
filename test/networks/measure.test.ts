import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import * as fc from 'fast-check';
import twitterText from 'twitter-text';
import { z } from 'zod';

import { linksOnMastodon } from '#networks/mastodon/links.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { topLevelDomains } from '#networks/top-level-domains.ts';
import { linksOnX } from '#networks/x/links.ts';
import { xRules } from '#networks/x/x-rules.ts';

import { anyCharacter } from '../support/any-character.ts';
import { urlsAsMastodon } from '../support/urls-as-mastodon.ts';
import { assertLinearIn } from '../support/time-growth.ts';

const onX = (text: string, warning: string | null): number => xRules.measure(text, warning, xRules.defaultLimits);
const onMastodon = (text: string, warning: string | null): number =>
  mastodonRules.measure(text, warning, mastodonRules.defaultLimits);

const samplesSchema = z.array(
  z.object({
    id: z.string(),
    text: z.string(),
    length: z.object({ mastodon: z.number(), x_weighted: z.number() }),
  }),
);
const samples = samplesSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/sample-posts.json'), 'utf8')),
);

// Pieces that links, domains, emoji and weights are decided by, next to whatever else there may be.
const pieces = [
  'a',
  'b',
  '0',
  '9',
  'x',
  'example',
  'co',
  'com',
  'COM',
  'org',
  'fr',
  'gouv.fr',
  'museum',
  'onion',
  'zz',
  'localhost',
  'city.gov',
  'readme.md',
  '1.2.3.4',
  'user@mail.com',
  'a.b',
  'http://',
  'https://',
  'HTTPS://',
  't.co',
  '://',
  'https://t.co/abc',
  `https://t.co/${'a'.repeat(41)}`,
  'www.',
  'xn--',
  'xn--p1ai',
  'XN--',
  '-',
  '_',
  '__',
  '--',
  '.',
  '..',
  '/',
  '/path',
  '(',
  ')',
  '((',
  '))',
  '?',
  '?q=1',
  '#',
  '#x',
  '@',
  '@user',
  '@user@host.fr',
  ':',
  ':80',
  ';',
  '=',
  '+',
  ',',
  '&',
  '%20',
  '$',
  '[',
  ']',
  '~',
  '|',
  '\\',
  '^',
  '{',
  '<',
  '>',
  '!',
  '*',
  "'",
  '"',
  '`',
  '«',
  '»',
  '’',
  '–',
  '—',
  '…',
  '€',
  'é',
  'ß',
  'ÿ',
  'ſ',
  'ı',
  'K',
  'ι',
  'ͅ',
  '中',
  '中国',
  '公司',
  '商标',
  '嘉里大酒店',
  '日本',
  'コム',
  'みんな',
  '한국',
  '삼성',
  'рф',
  'сайт',
  'САЙТ',
  'გე',
  'ᲒᲔ',
  'ελ',
  'հայ',
  'ا',
  'عرب',
  'ब',
  'भारत',
  'क्ष',
  'e\u0301',
  '\u0301',
  '\u0958',
  '\u2126',
  ' ',
  '\n',
  '\t',
  '\u00a0',
  '\u202f',
  '\u2003',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u202e',
  '\u2066',
  '\u3000',
  '\u3002',
  '\ufeff',
  '👍',
  '👍🏽',
  '👨‍👩‍👧',
  '🧑‍🦰',
  '🇫🇷',
  '🇨🇶',
  '1️⃣',
  '❤️',
  '❤️‍🔥',
  '🏳️‍⚧️',
  '🫩',
  '\ud800',
  '\udc00',
  '\u0000',
  '\u0007',
  '\ufffe',
  'x'.repeat(62),
  'é'.repeat(40),
  'y'.repeat(64),
  '中'.repeat(30),
];

const texts = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
      { weight: 1, arbitrary: fc.domain() },
      { weight: 1, arbitrary: fc.emailAddress() },
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.join(''));

test('X weighs the sample posts as twitter-text does', () => {
  for (const { id, text, length } of samples) {
    assert.equal(onX(text, null), length.x_weighted, id);
    assert.equal(onX(text, null), twitterText.parseTweet(text).weightedLength, id);
  }
});

test('X weighs 10,000 generated texts as twitter-text does, and finds the same links', () => {
  fc.assert(
    fc.property(texts, (text) => {
      assert.equal(onX(text, null), twitterText.parseTweet(text).weightedLength);
      const wanted = twitterText.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true });
      assert.deepEqual(
        linksOnX(text).map((link) => [link.start, link.text]),
        wanted.map((link) => [link.indices[0], link.url]),
      );
    }),
    { numRuns: 10_000, seed: 20_261_124 },
  );
});

test('Mastodon finds the links of 10,000 generated texts as its own expression does', () => {
  let found = 0;
  const paths = fc
    .array(fc.constantFrom(...pieces, 'Αθήνα', 'œuvre', '(', ')', '(日本)', '?', '?q=é'), { maxLength: 8 })
    .map((parts) => `https://example.org/${parts.join('')}`);
  fc.assert(
    fc.property(
      fc.oneof(
        texts,
        paths,
        fc.tuple(texts, paths, texts).map((parts) => parts.join(' ')),
      ),
      (text) => {
        const links = linksOnMastodon(text).map((link) => [link.start, link.text]);
        found += links.length;
        assert.deepEqual(links, urlsAsMastodon(text));
      },
    ),
    { numRuns: 10_000, seed: 20_261_127 },
  );
  assert.ok(found > 5_000, String(found));
});

const linksThere: readonly (readonly [string, string])[] = [
  ['Voir https://el.wikipedia.org/wiki/Αθήνα.', 'https://el.wikipedia.org/wiki/Αθήνα'],
  ['https://example.org/?q=œuvre, oui', 'https://example.org/?q=œuvre'],
  ['https://例え.jp/パス?q=é', 'https://例え.jp/パス?q=é'],
  ['(https://fr.wikipedia.org/wiki/Foo_(bar))', 'https://fr.wikipedia.org/wiki/Foo_(bar)'],
  ['ipfs://example.org/été!', 'ipfs://example.org/été'],
  // Parentheses that hold other letters may stand within a link, and do not end one.
  ['https://ja.wikipedia.org/wiki/A_(日本)', 'https://ja.wikipedia.org/wiki/A_'],
  ['https://ja.wikipedia.org/wiki/A_(日本)b', 'https://ja.wikipedia.org/wiki/A_(日本)b'],
  // A no-break space is a part of a query, and what follows it may be too.
  ['https://example.org/?q=a\u00a0»', 'https://example.org/?q=a\u00a0»'],
];
for (const [text, link] of linksThere) {
  test(`Mastodon takes ${link} for a link, whole`, () => {
    assert.deepEqual(mastodonRules.links(text), [link]);
    assert.deepEqual(
      urlsAsMastodon(text).map(([, url]) => url),
      [link],
    );
  });
}

test('X knows each ending of a host that twitter-text knows, and weighs each emoji as it does', () => {
  for (const ending of topLevelDomains) {
    const text = `a.${ending} b`;
    const wanted = twitterText.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true });
    assert.deepEqual(
      linksOnX(text).map((link) => link.text),
      wanted.map((link) => link.url),
      text,
    );
  }
  for (let point = 0x23; point <= 0x1faff; point += 1) {
    const sign = String.fromCodePoint(point);
    if (!/\p{Emoji}/u.test(sign)) continue;
    for (const text of [
      sign,
      `${sign}\uFE0F`,
      `${sign}🏽`,
      `👩\u200D${sign}`,
      `${sign}\u200D♂\uFE0F`,
      `${sign}\uFE0F\u20E3`,
    ]) {
      assert.equal(onX(text, null), twitterText.parseTweet(text).weightedLength, text);
    }
  }
});

test('Mastodon counts the sample posts as their table says', () => {
  for (const { id, text, length } of samples) assert.equal(onMastodon(text, null), length.mastodon, id);
});

const mastodonCases: readonly (readonly [string, string, string | null, number])[] = [
  [
    'a mention without its server, and a host without a scheme as typed',
    `${'a'.repeat(75)} @alice@${'b'.repeat(30)}.com`,
    null,
    82,
  ],
  ['a link as 23', `${'a'.repeat(70)} https://example.org/${'b'.repeat(200)}`, null, 94],
  ['a link glued to a word as typed', 'abchttp://example.org', null, 21],
  ['a grapheme as one', '🏳️‍⚧️'.repeat(100), null, 100],
  ['the content warning too', 'abc', 'def', 6],
  ['consonants that Ruby 3.3 holds apart as Ruby 3.3 does', 'क्षत्रिय', null, 5],
  ['Khmer as Ruby 3.3 does', 'ខ្មែរ', null, 3],
  ['a mention within a link with the link', 'https://example.org/@alice@example.com/1', null, 23],
  ['a mention after a comma within a link with the link', 'https://example.org/a,@alice@example.com/1', null, 23],
  ['a mention of two servers as typed', '@x@y@z', null, 6],
  ['a mention before a scheme as typed', '@x@y://z', null, 8],
  ['a local mention as typed', '@alice', null, 6],
];
for (const [what, text, warning, count] of mastodonCases) {
  test(`Mastodon counts ${what}`, () => {
    assert.equal(onMastodon(text, warning), count);
  });
}

test('the links of a text stand in order and as typed', () => {
  const text = 'Voir city.gov, https://Example.org/A_(b)?q=é et http://x.invalid (readme.md).';
  assert.deepEqual(xRules.links(text), ['city.gov', 'https://Example.org/A_(b)?q=', 'readme.md']);
  assert.deepEqual(mastodonRules.links(text), ['https://Example.org/A_(b)?q=é']);
});

const hostile: readonly (readonly [string, (size: number) => string])[] = [
  ['many dots', (size) => 'a.'.repeat(size / 2)],
  ['many hosts', (size) => 'a.com,'.repeat(size / 6)],
  ['one host of hyphens', (size) => `a${'-'.repeat(size)}.com`],
  ['hosts of hyphens', (size) => `${'a-'.repeat(size / 2)}.com`],
  ['no end of letters', (size) => '中'.repeat(size)],
  ['labels that never end', (size) => '中.'.repeat(size / 2)],
  ['open parentheses', (size) => `a.com/${'(a'.repeat(size / 2)}`],
  ['links in parentheses', (size) => 'a.com/(a.com/(b'.repeat(size / 15)],
  ['questions', (size) => `a.com?${'!'.repeat(size)}`],
  ['links in links', (size) => 'https://a.com/é'.repeat(size / 15)],
  ['links that end in dots', (size) => `https://a.com/${'.'.repeat(size)}`],
  ['queries in queries', (size) => 'https://a.com/?é!'.repeat(size / 17)],
  ['open parentheses of other letters', (size) => `https://a.com/${'(é'.repeat(size / 2)}`],
  ['links in open parentheses', (size) => 'https://a.com/(é(https://a.com/'.repeat(size / 31)],
  ['schemes', (size) => 'https://'.repeat(size / 8)],
  ['mentions', (size) => '@a'.repeat(size / 2)],
  ['zalgo', (size) => `a${'\u0301\u0323'.repeat(size / 2)}`],
  ['families', (size) => '👨‍👩‍👧‍👦'.repeat(size / 11)],
  ['flags', (size) => '🇫'.repeat(size / 2)],
  ['underscores', (size) => `${'a_'.repeat(size / 2)}.b.com`],
];
let made = 0;
/** Never the same text twice: what a text comes to is remembered. */
function another(text: string): string {
  made += 1;
  return `${made} ${text}`;
}

for (const [what, make] of hostile) {
  test(`counting ${what} takes time that grows with the length alone`, () => {
    assertLinearIn(what, make, (text) => onMastodon(another(text), null), 40_000);
    assertLinearIn(what, make, (text) => onX(another(text), null), 40_000);
  });
}

test('a text too long for any network is counted without looking for links', () => {
  assert.ok(onX('a.com '.repeat(10_000), null) > 25_000);
  assert.ok(onMastodon('https://a.com '.repeat(10_000), null) > 100_000);
});

test('no top-level domain has a dot in it, up to which one is looked for', () => {
  assert.deepEqual(
    topLevelDomains.filter((name) => name.includes('.')),
    [],
  );
});
