import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Account } from '#desks/account.ts';
import type { Finding } from '#drafts/finding.ts';

import { assertLinearIn } from '../support/time-growth.ts';
import { anAccount, foundIn, mastodonId, xId } from './builders.ts';

const hollo = anAccount('mastodon', { software: 'Hollo 0.10.0', handle: '@ville@hollo.example' });

/** Lists what is said of Markdown in a text, with its place, for these accounts. */
function saidOf(
  text: string,
  accounts: readonly Account[] = [hollo],
): readonly Pick<Finding, 'code' | 'level' | 'place' | 'data'>[] {
  const accountIds = accounts.map(({ id }) => id);
  return foundIn({ text, accountIds }, { accounts: [...accounts] }).filter(({ code }) => code.startsWith('MARKDOWN_'));
}

const accounts = '@ville@hollo.example';
const at = (excerpt: string): Finding['place'] => ({ kind: 'text', accountId: null, excerpt });

test('what a server that renders Markdown would make of a text is said before approval, with its place', () => {
  const cases: readonly (readonly [string, readonly (readonly [string, Finding['place'], object])[]])[] = [
    ['Price 5*6*7', [['MARKDOWN_TEXT', at('5*6*7'), { accounts, shown: '567' }]]],
    [
      'Dates:\n\n7. July is the date\n9. September too',
      [['MARKDOWN_TEXT', at('7. July is the date 9. September too'), { accounts, shown: '1. July is the date 2.' }]],
    ],
    ['Run __init__ now', [['MARKDOWN_TEXT', at('__init__'), { accounts, shown: 'init' }]]],
    ['~~old~~ hall', [['MARKDOWN_TEXT', at('~~old~~'), { accounts, shown: 'old' }]]],
    ['# Heading\n\nText', [['MARKDOWN_TEXT', at('# Heading'), { accounts, shown: 'Heading' }]]],
    ['Title\n===', [['MARKDOWN_TEXT', at('Title ==='), { accounts, shown: 'Title' }]]],
    ['a\\\nb', [['MARKDOWN_TEXT', at('a\\'), { accounts, shown: 'a' }]]],
    [
      'See [the site](https://example.org/x).',
      [
        ['MARKDOWN_LINK', at('the site'), { accounts, shown: 'the site', target: 'https://example.org/x' }],
        ['MARKDOWN_TEXT', at('[the site](https://example.org/x).'), { accounts, shown: 'the site.' }],
      ],
    ],
    [
      '![alt](https://example.org/i.png)',
      [
        ['MARKDOWN_IMAGE', at('https://example.org/i.png'), { accounts, address: 'https://example.org/i.png' }],
        ['MARKDOWN_TEXT', at('![alt](https://example.org/i.png)'), { accounts, shown: '' }],
      ],
    ],
    [
      'On example.org today',
      [['MARKDOWN_AUTOLINK', at('example.org'), { accounts, shown: 'example.org', target: 'http://example.org' }]],
    ],
    [
      'Write to a@ville.org',
      [['MARKDOWN_AUTOLINK', at('a@ville.org'), { accounts, shown: 'a@ville.org', target: 'mailto:a@ville.org' }]],
    ],
  ];
  for (const [text, expected] of cases) {
    const said = saidOf(text).map(({ code, place, data }) => [code, place, data]);
    assert.deepEqual(said, expected, text);
  }
});

test('it warns, and of a host or a mail address that becomes a link it informs', () => {
  const levels = saidOf('5*6*7 on example.org').map(({ code, level }) => `${code}:${level}`);
  assert.deepEqual(levels.toSorted(), ['MARKDOWN_AUTOLINK:info', 'MARKDOWN_TEXT:warns']);
});

test('nothing is said of a text that is drawn as it stands', () => {
  for (const text of [
    'The town hall is open until 18:00.\n\nCome in!',
    'Open:\n\n- the hall\n- the library',
    '1. first\n2. second',
    'Read https://www.example.org/a_b_c?q=1 #Été @ville@social.example',
    'Tom & Jerry < 5 > 3',
  ]) {
    assert.deepEqual(saidOf(text), [], text);
  }
});

test('nothing is said for accounts whose servers draw a text as it stands, or can be asked to', () => {
  const { limits } = hollo;
  const plain = [
    anAccount('mastodon', { software: 'Mastodon 4.6.5' }),
    anAccount('mastodon', { software: 'GoToSocial 0.20.1' }),
    anAccount('mastodon', { software: 'Hollo 1.0', limits: { ...limits, textTypes: ['text/plain'] } }),
    anAccount('x'),
  ];
  for (const account of plain) assert.deepEqual(saidOf('5*6*7', [account]), [], account.software);
  const listing = anAccount('mastodon', { limits: { ...limits, textTypes: ['text/x.misskeymarkdown'] } });
  assert.equal(saidOf('5*6*7', [listing]).length, 1);
});

test('it names each account that it is true of, and none beside', () => {
  const other = { ...hollo, id: xId.replace('2', '3'), handle: '@mairie@snac.example', software: 'Snac 2.75' };
  const said = saidOf('5*6*7', [hollo, anAccount('x'), other]);
  assert.deepEqual(
    said.map(({ data }) => data),
    [{ accounts: `${accounts}, @mairie@snac.example`, shown: '567' }],
  );
});

test('an account’s own text is looked at for that account alone', () => {
  const x = anAccount('x');
  const found = foundIn({ text: 'Plain.', ownTexts: { [mastodonId]: '5*6*7' } }, { accounts: [hollo, x] });
  const said = found.filter(({ code }) => code === 'MARKDOWN_TEXT');
  assert.deepEqual(
    said.map(({ place }) => place),
    [{ kind: 'text', accountId: mastodonId, excerpt: '5*6*7' }],
  );
});

/** Texts that make careless readers of Markdown take quadratic time, or the whole stack. */
const hostile = [
  '*a ',
  '**a',
  '***a',
  '_a',
  '~~a',
  '`',
  '[',
  '![a](',
  '[a](b',
  '[a]: b\n',
  '> ',
  '>',
  '- ',
  '1. ',
  '  - a\n',
  '<b>',
  '<',
  '|a|b\n',
  '\\',
  'a@b.co ',
  '\n',
  'a.',
  '&',
];

test('looking takes as much longer as the text is longer, whatever it is made of, however much the account takes', () => {
  const roomy = { ...hollo, limits: { ...hollo.limits, maxCharacters: 100_000 } };
  let looks = 0;
  // What was looked at before is remembered.
  const look = (text: string): unknown => saidOf(`${text}\n${(looks += 1)}`, [roomy]);
  for (const piece of hostile) {
    // A line of its own begins otherwise than the rest of one.
    for (const before of ['0 ', '']) {
      const of = (size: number): string => `${before}${piece.repeat(Math.floor(size / piece.length))}`;
      assertLinearIn(JSON.stringify(before + piece), of, look, 10_000);
      look(of(40_000));
    }
  }
});
