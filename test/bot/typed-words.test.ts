import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readCommand } from '#bot/typed-command.ts';
import { stateWords } from '#bot/finding/state-words.ts';
import { parseTemplate } from '#bot/templates/parse-template.ts';
import { folded } from '#drafts/folded-words.ts';
import { languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

/** All of a tree of words, with where they stand. */
function wordsIn(tree: unknown, path = ''): readonly (readonly [path: string, word: string])[] {
  if (typeof tree === 'string') return [[path, tree]];
  return Object.entries(Object(tree)).flatMap(([key, branch]) => wordsIn(branch, `${path}.${key}`));
}

for (const language of languages) {
  const { typed } = messagesIn(language);

  test(`each command word is understood as its command, however it is written (${language})`, () => {
    for (const [kind, words] of Object.entries(typed.commands))
      for (const word of words)
        for (const written of [word, word.toUpperCase(), ` ${word} `])
          assert.equal(readCommand(written).name, kind, word);
  });

  test(`so is each word for what is wanted of templates, and each state (${language})`, () => {
    for (const [kind, words] of Object.entries(typed.templates))
      for (const word of words) assert.equal(parseTemplate(`${word} 12 Alerte`).kind, kind, word);
    for (const [state, words] of Object.entries(typed.states))
      for (const word of words) assert.equal(stateWords.get(word), state, word);
  });

  test(`words are written as they are compared: in small letters, without accents (${language})`, () => {
    for (const [path, word] of wordsIn(typed))
      assert.equal(word, path.startsWith('.numberSigns') ? word : folded(word), path);
  });

  test(`there are seven weekdays and twelve months (${language})`, () => {
    assert.equal(typed.weekdays.length, 7);
    assert.ok([0, 7].includes(typed.weekdaysInRanges.length));
    assert.equal(typed.months.length, 12);
  });
}

test('no word means two things in two languages, where one alone can be meant', () => {
  const groups = languages.flatMap((language) => {
    const { commands, templates, states, weekdays, months } = messagesIn(language).typed;
    return Object.entries({ commands, templates, states, weekdays, months }).flatMap(([group, tree]) =>
      wordsIn(tree).map(([path, word]) => ({ key: `${group} ${word}`, meaning: path.split('.')[1] ?? '' })),
    );
  });
  const meanings = Map.groupBy(groups, ({ key }) => key);
  const double = [...meanings].filter(([, of]) => new Set(of.map(({ meaning }) => meaning)).size > 1);
  assert.deepEqual(
    double.map(([key]) => key),
    [],
  );
});
