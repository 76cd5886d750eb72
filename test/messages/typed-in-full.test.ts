import assert from 'node:assert/strict';
import { test } from 'node:test';

import { languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import { typedMode } from '#messages/typed-words.ts';

const modes = ['real', 'exercise'] as const;

test('the word for what is real, or an exercise, counts without its accents and in any case, in each language', () => {
  for (const language of languages) {
    for (const mode of modes) {
      const word = messagesIn(language).emergency.mode[mode];
      const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '');
      for (const typed of [word, plain, word.toLowerCase(), plain.toLowerCase(), word.normalize('NFD'), ` ${plain} `])
        assert.equal(typedMode(typed), mode, typed);
    }
  }
  assert.deepEqual([typedMode('REEL'), typedMode('reel'), typedMode('Ubung')], ['real', 'real', 'exercise']);
});

test('a word that is not typed in full, or with more beside it, is neither', () => {
  for (const typed of [
    '',
    'REE',
    'RE',
    'REELS',
    'REEL.',
    'R E E L',
    'ＲＥＥＬ',
    'REAL EXERCISE',
    'UEBUNG',
    'REEL\u200b',
  ])
    assert.equal(typedMode(typed), null, typed);
});
