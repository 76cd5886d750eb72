import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { folded } from '#drafts/folded-words.ts';
import { languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

const page = await readFile(join(import.meta.dirname, '../../docs/commands.md'), 'utf8');
const named = new Set([...page.matchAll(/`(?:\/tambour )?([^` ]+)[^`]*`/gu)].map(([, word = '']) => folded(word)));

for (const language of languages) {
  test(`the page of commands names each by its first word (${language})`, () => {
    const words = Object.values(messagesIn(language).typed.commands).map(([first = '']) => first);
    assert.deepEqual(
      words.filter((word) => !named.has(folded(word))),
      [],
    );
  });
}
