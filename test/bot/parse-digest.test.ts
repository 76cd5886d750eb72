import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { figuresDays, parseDigest } from '#bot/digest/parse-digest.ts';
import { folded, readCommand } from '#bot/typed-command.ts';

import { anyCharacter } from '../support/any-character.ts';

function wishOf(typed: string): unknown {
  const command = readCommand(typed);
  if (command.name === 'digest') return parseDigest(folded(command.rest, 200));
  return command.name === 'figures' ? figuresDays(folded(command.rest, 200)) : command;
}

test('the digest is asked for in French and English, to oneself and to the channel', () => {
  for (const typed of ['digest', 'Bilan', '  BILAN  ']) {
    assert.deepEqual(wishOf(typed), { kind: 'week', where: 'me' }, typed);
  }
  for (const typed of ['digest channel', 'bilan canal', 'bilan salon', 'digest here', 'bilan ici']) {
    assert.deepEqual(wishOf(typed), { kind: 'week', where: 'channel' }, typed);
  }
});

test('its day and hour are said as people say them', () => {
  const monday = { kind: 'on', hour: { weekday: 1, time: '09:00' } };
  for (const typed of [
    'digest on monday 09:00',
    'digest on Monday at 9:00',
    'bilan activer lundi 9h',
    'bilan activer le lundi à 9 h 00',
    'bilan activer chaque lundi 9.00',
    'digest on every monday 9',
    'digest on monday',
  ]) {
    assert.deepEqual(wishOf(typed), monday, typed);
  }
  assert.deepEqual(wishOf('bilan activer dimanche 23h59'), { kind: 'on', hour: { weekday: 7, time: '23:59' } });
  assert.deepEqual(wishOf('digest on'), { kind: 'on', hour: null });
  for (const typed of ['digest off', 'bilan désactiver', 'bilan non']) assert.deepEqual(wishOf(typed), { kind: 'off' });
});

test('days are said in either order of their parts, and have to be days', () => {
  const days = { kind: 'days', first: '2026-09-01', last: '2026-11-30', where: 'me' };
  for (const typed of [
    'digest from 2026-09-01 to 2026-11-30',
    'bilan du 2026-09-01 au 2026-11-30',
    'bilan du 01/09/2026 au 30/11/2026',
    'bilan du 1.9.2026 à 30.11.2026',
  ]) {
    assert.deepEqual(wishOf(typed), days, typed);
  }
  assert.deepEqual(wishOf('bilan du 2026-09-01 au 2026-11-30 canal'), { ...days, where: 'channel' });
  for (const typed of [
    'digest from 2026-11-30 to 2026-09-01',
    'digest from 2026-02-30 to 2026-03-01',
    'digest from 0000-00-00 to 9999-99-99',
    'digest from yesterday to today',
    'digest from 2026-09-01',
    'digest from',
  ]) {
    assert.deepEqual(wishOf(typed), { kind: 'badDays' }, typed);
  }
});

test('what is none of these is answered with what can be said', () => {
  for (const typed of [
    'digest please',
    'digest on someday 9:00',
    'digest on monday 25:00',
    'digest on monday nine',
    'digest off now',
  ]) {
    assert.deepEqual(wishOf(typed), { kind: 'unclear' }, typed);
  }
});

test('figures take days or none', () => {
  assert.equal(wishOf('chiffres'), null);
  assert.deepEqual(wishOf('figures from 2026-09-01 to 2026-11-30'), { first: '2026-09-01', last: '2026-11-30' });
  assert.equal(wishOf('figures please'), 'badDays');
});

test('no typing after these words makes the reading throw, or takes long', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('digest ', 'bilan activer ', 'digest from ', 'digest on monday ', 'figures from '),
      fc.string({ unit: anyCharacter, maxLength: 300 }),
      (word, rest) => {
        assert.ok(['object', 'string'].includes(typeof wishOf(word + rest)));
      },
    ),
    { numRuns: 300 },
  );
});
