import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { MAX_FIND_LENGTH, parseFind, type Wanted } from '#bot/finding/parse-find.ts';

import { anyCharacter } from '../support/any-character.ts';

/** A Wednesday. */
const today = Temporal.PlainDate.from('2026-11-25');
const named = {
  people: [
    { id: 'U1', names: ['Aïcha', 'U1'] },
    { id: 'U2', names: ['Karim Benali', 'U2'] },
    { id: 'U3', names: ['Karim', 'U3'] },
  ],
  accounts: [
    { id: 'm', handle: '@valmont@social.example.org', network: 'mastodon' },
    { id: 'x', handle: '@_Valmont', network: 'x' },
  ],
  self: 'U1',
} as const;

function parsed(typed: string): Partial<Record<keyof Wanted, unknown>> | string {
  const outcome = parseFind(typed, named, today);
  if (outcome.kind !== 'wanted') return 'what' in outcome ? `${outcome.kind} ${outcome.what}` : outcome.kind;
  const { spans, ...rest } = outcome.wanted;
  const days = spans.map(({ first, last }) => `${first.toString()}..${last?.toString() ?? ''}`);
  return Object.fromEntries(Object.entries({ ...rest, spans: days }).filter(([, list]) => list.length > 0));
}

test('words are folded, and everything else is told from them, in any order and both languages', () => {
  assert.deepEqual(parsed('Vaccinations ÉTÉ'), { words: ['vaccinations', 'ete'] });
  assert.deepEqual(parsed('12'), { numbers: [12] });
  assert.deepEqual(parsed('#12 n° 7 n°8'), { numbers: [12, 7, 8] });
  assert.deepEqual(parsed('publié mastodon vaccination hier'), {
    words: ['vaccination'],
    states: ['published'],
    networks: ['mastodon'],
    spans: ['2026-11-24..2026-11-24'],
  });
  assert.deepEqual(parsed('yesterday vaccination Mastodon PUBLISHED'), {
    words: ['vaccination'],
    states: ['published'],
    networks: ['mastodon'],
    spans: ['2026-11-24..2026-11-24'],
  });
  assert.deepEqual(parsed('à valider'), { states: ['asked'] });
  assert.deepEqual(parsed('waiting for approval'), { states: ['asked'] });
  assert.deepEqual(parsed('non publié'), { states: ['failed'] });
  assert.deepEqual(parsed('modification demandée X'), { states: ['changesAsked'], networks: ['x'] });
});

test('what stands in quotation marks is words, and an article or what is elided is none', () => {
  assert.deepEqual(parsed('"ouvert" «novembre»'), { words: ['ouvert', 'novembre'] });
  assert.deepEqual(parsed('l’état de la côte'), { words: ['etat', 'cote'] });
  assert.deepEqual(parsed('«la» '), { words: ['la'] });
  assert.deepEqual(parsed('""'), {});
});

test('days are understood as people say them', () => {
  const days: readonly (readonly [string, string])[] = [
    ['aujourd’hui', '2026-11-25..2026-11-25'],
    ["aujourd'hui", '2026-11-25..2026-11-25'],
    ['demain', '2026-11-26..2026-11-26'],
    ['this week', '2026-11-23..2026-11-29'],
    ['cette semaine', '2026-11-23..2026-11-29'],
    ['la semaine dernière', '2026-11-16..2026-11-22'],
    ['last month', '2026-10-01..2026-10-31'],
    ['ce mois-ci', '2026-11-01..2026-11-30'],
    ['last year', '2025-01-01..2025-12-31'],
    ['novembre', '2026-11-01..2026-11-30'],
    ['décembre', '2025-12-01..2025-12-31'],
    ['February 2024', '2024-02-01..2024-02-29'],
    ['2025', '2025-01-01..2025-12-31'],
    ['en 2025', '2025-01-01..2025-12-31'],
    ['30/11', '2026-11-30..2026-11-30'],
    ['30.11.2025', '2025-11-30..2025-11-30'],
    ['le 1er septembre', '2026-09-01..2026-09-01'],
    ['from 2026-09-01 to 2026-11-30', '2026-09-01..2026-11-30'],
    ['du 1 septembre au 30 novembre 2026', '2026-09-01..2026-11-30'],
    ['from monday to yesterday', '2026-11-23..2026-11-24'],
    ['depuis lundi', '2026-11-23..'],
    ['since last week', '2026-11-16..'],
    ['lundi dernier', '2026-11-23..2026-11-23'],
    ['last wednesday', '2026-11-18..2026-11-18'],
    ['on tuesday', '2026-11-24..2026-11-24'],
  ];
  for (const [typed, span] of days) {
    assert.deepEqual(parsed(typed), { spans: [span] }, typed);
  }
  assert.deepEqual(parsed('ouverture lundi'), { words: ['ouverture', 'lundi'] }, 'a weekday alone is a word');
  assert.deepEqual(parsed('passe sanitaire'), { words: ['passe', 'sanitaire'] });
});

test('people and accounts are named by their whole name or its beginning', () => {
  assert.deepEqual(parsed('@aicha'), { authors: ['U1'] });
  assert.deepEqual(parsed('@Karim'), { authors: ['U3'] }, 'a whole name before a beginning');
  assert.deepEqual(parsed('@karim benali vaccination'), { authors: ['U2'], words: ['vaccination'] });
  assert.deepEqual(parsed('@benali'), { authors: ['U2'] });
  assert.deepEqual(parsed('@moi'), { authors: ['U1'] });
  assert.deepEqual(parsed('@_valmont'), { accountIds: ['x'] });
  assert.deepEqual(parsed('@valmont@social.example.org'), { accountIds: ['m'] });
  assert.deepEqual(parsed('@valmont'), { accountIds: ['m', 'x'] });
  assert.equal(parsed('@nobody published'), 'unknownName @nobody');
});

test('what cannot be is said back with its place', () => {
  assert.equal(parsed('du 2026-02-30 au 2026-03-01'), 'badDay du 2026-02-30');
  assert.equal(parsed('from 2026-11-30 to 2026-09-01'), 'badDay from 2026-11-30 to 2026-09-01');
  assert.equal(parsed('du 2026-09-01 au printemps'), 'badDay du 2026-09-01 au');
  assert.equal(parsed('vaccination %'), 'unclear %');
  assert.equal(parsed('x'.repeat(MAX_FIND_LENGTH + 1)), 'tooLong');
});

test('no typing makes it throw, too long a one is not read, and what it looks for holds nothing but letters and digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (typed) => {
      const outcome = parseFind(typed, named, today);
      if (outcome.kind === 'wanted') for (const word of outcome.wanted.words) assert.match(word, /^[\p{L}\p{N}]+$/u);
      else if ('what' in outcome) assert.doesNotMatch(outcome.what, /[\p{Cc}\u202a-\u202e]/u);
    }),
  );
  for (const typed of ['a '.repeat(16_000), '%_\\'.repeat(5000), '(a+)+$'.repeat(3000), '\0\u202e'.repeat(9000)]) {
    assert.equal(parsed(typed), 'tooLong', typed.slice(0, 20));
  }
});
