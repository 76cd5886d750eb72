import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { actions } from '#bot/actions.ts';
import { helpCard } from '#bot/help-card.ts';
import { messagesIn } from '#messages/messages.ts';
import { nearestCommand, readCommand, readNumber } from '#bot/typed-command.ts';

import { anyCharacter } from '../support/any-character.ts';

/** The command that was typed, and what follows it. */
function typed(text: string): readonly [string, string | null] {
  const command = readCommand(text);
  return [command.name, 'rest' in command ? command.rest : null];
}

test('commands are understood in French and English, whatever the case and the accents', () => {
  assert.deepEqual(typed('brouillon Bonjour à tous'), ['draft', 'Bonjour à tous']);
  assert.deepEqual(typed('  DRAFT\nTwo\nlines '), ['draft', 'Two\nlines']);
  assert.deepEqual(typed('Réglages'), ['setup', '']);
  assert.deepEqual(typed('reglages'), ['setup', '']);
  assert.deepEqual(typed('RÉGLAGES'), ['setup', '']);
  assert.deepEqual(typed('liste'), ['list', '']);
  assert.deepEqual(typed('LISTE  Vaccination  hier '), ['list', 'Vaccination  hier']);
  assert.deepEqual(typed('voir 12'), ['show', '12']);
  assert.deepEqual(typed('show n° 12'), ['show', 'n° 12']);
  assert.deepEqual(typed('voir'), ['show', '']);
  assert.deepEqual(typed('Corriger 12'), ['correct', '12']);
  assert.deepEqual(typed('correct'), ['correct', '']);
  assert.deepEqual(typed('aide'), ['help', null]);
  assert.deepEqual(typed('Geler'), ['freeze', '']);
  assert.deepEqual(typed('freeze  odd posts '), ['freeze', 'odd posts']);
  assert.deepEqual(typed('dégeler'), ['thaw', '']);
  assert.deepEqual(typed('degeler'), ['thaw', '']);
  assert.deepEqual(typed('thaw'), ['thaw', '']);
});

test('a draft is named by its number, however that is written', () => {
  for (const text of ['12', '#12', 'n° 12', 'n°12']) assert.equal(readNumber(text), 12, text);
  assert.equal(readNumber(''), null);
  for (const text of ['tout', '12 13', '1234567890']) assert.equal(readNumber(text), 'unclear', text);
});

test('nothing typed asks for what waits, and what is not understood is said back, cut short', () => {
  assert.deepEqual(readCommand('   '), { name: 'home', word: '', rest: '' });
  assert.deepEqual(readCommand('publier vite'), { name: 'unknown', word: 'publier' });
  assert.equal(actions.show.command.read('tout'), null);
  assert.equal(actions.correct.command.read('tout'), null);
  const capabilities = { messageShortcut: false, commandInThread: false };
  const chat = {
    capabilities: { ...capabilities, formFiles: false, whisperFiles: false, drawsPosts: false, userGroups: false },
  };
  const { summary } = helpCard({ m: messagesIn('en'), chat }, [], { word: 'x'.repeat(5000), meant: null });
  assert.match(summary, /x{39}…/);
  assert.ok(summary.length < 300);
});

test('a word that is nearly a command is taken for it, and one that is none is not', () => {
  for (const [typed, meant] of [
    ['brouilon', 'draft'],
    ['brouillons', 'draft'],
    ['brou', 'draft'],
    ['lise', 'list'],
    ['réglage', 'setup'],
    ['Entwruf', 'draft'],
    ['aid', 'help'],
    ['publier', null],
    ['ok', null],
    ['', null],
  ] as const)
    assert.equal(nearestCommand(typed), meant, typed);
});

test('no typing makes the reading of a command throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (text) => {
      readCommand(text);
      for (const action of Object.values(actions)) {
        if ('command' in action && action.command.about === 'desk') action.command.read(text);
      }
    }),
  );
});
