import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { parseCommand } from '#bot/commands/parse-command.ts';

test('commands are understood in French and English, whatever the case and the accents', () => {
  assert.deepEqual(parseCommand('brouillon Bonjour à tous'), { kind: 'draft', text: 'Bonjour à tous' });
  assert.deepEqual(parseCommand('  DRAFT\nTwo\nlines '), { kind: 'draft', text: 'Two\nlines' });
  assert.deepEqual(parseCommand('Réglages'), { kind: 'setup' });
  assert.deepEqual(parseCommand('reglages'), { kind: 'setup' });
  assert.deepEqual(parseCommand('RÉGLAGES'), { kind: 'setup' });
  assert.deepEqual(parseCommand('liste'), { kind: 'list', wish: '' });
  assert.deepEqual(parseCommand('LISTE  Vaccination  hier '), { kind: 'list', wish: 'Vaccination  hier' });
  assert.deepEqual(parseCommand('voir 12'), { kind: 'show', number: 12 });
  assert.deepEqual(parseCommand('show n° 12'), { kind: 'show', number: 12 });
  assert.deepEqual(parseCommand('voir'), { kind: 'show', number: null });
  assert.deepEqual(parseCommand('Corriger 12'), { kind: 'correct', number: 12 });
  assert.deepEqual(parseCommand('correct'), { kind: 'correct', number: null });
  assert.deepEqual(parseCommand('aide'), { kind: 'help' });
  assert.deepEqual(parseCommand('Geler'), { kind: 'freeze', why: '' });
  assert.deepEqual(parseCommand('freeze  odd posts '), { kind: 'freeze', why: 'odd posts' });
  assert.deepEqual(parseCommand('dégeler'), { kind: 'thaw' });
  assert.deepEqual(parseCommand('degeler'), { kind: 'thaw' });
  assert.deepEqual(parseCommand('thaw'), { kind: 'thaw' });
});

test('nothing typed asks for help, and what is not understood is said back, cut short', () => {
  assert.deepEqual(parseCommand('   '), { kind: 'help' });
  assert.deepEqual(parseCommand('publier vite'), { kind: 'unknown', word: 'publier' });
  assert.deepEqual(parseCommand('voir tout'), { kind: 'unknown', word: 'voir tout' });
  const { word } = parseCommand('x'.repeat(5000)) as { word: string };
  assert.ok(word.length <= 41);
});

test('no typing makes the reading of a command throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      parseCommand(typed);
      parseCommand(`voir ${typed}`);
      parseCommand(`brouillon ${typed}`);
    }),
  );
});
