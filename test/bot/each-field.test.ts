import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { languages } from '#languages.ts';
import { correctionForm } from '#bot/correcting/correction-form.ts';
import { changeText } from '#bot/wordings/change-text.ts';
import { workingCard } from '#bot/drafting/working-card.ts';
import { editDraftForm } from '#bot/drafting/draft-form.ts';
import { readDraftForm } from '#bot/drafting/read-draft-form.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Form, FormValue } from '#chat/form.ts';
import { changesBetween } from '#drafts/changes-between.ts';
import { tidyContent } from '#drafts/tidy-content.ts';

import { desk, now, viewOf } from '../support/card-views.ts';
import { eachField, plainPost } from '../support/each-field.ts';

const accountIds = ['m', 'x'] as const;
const base = plainPost(accountIds);
const fields = eachField(accountIds);

/** The card shows what a correction does from the posts themselves, and a zone with a time alone. */
const notByItself: readonly string[] = ['corrections', 'timeZone'];
/** Pictures and corrections have forms of their own; a text of an account's own has its field where there is one. */
const fromBefore: readonly string[] = ['corrections', 'linkCard', 'media', 'ownTexts', 'timeZone'];

function sentAsOpened({ fields: opened }: Form): Readonly<Record<string, FormValue>> {
  return Object.fromEntries(opened.flatMap((field) => ('initial' in field ? [[field.id, field.initial]] : [])));
}

for (const language of languages) {
  test(`each field that changes is named by words of its own (${language})`, () => {
    const told = fields.flatMap(({ name, content }) => {
      const view = viewOf(language, { content });
      const words = changesBetween(base, content).map((change) => changeText(view, change));
      return name === 'timeZone' ? [] : [words.join(', ')];
    });
    assert.ok(
      told.every((words) => /\p{L}/u.test(words) && !words.includes('undefined')),
      told.join(' | '),
    );
    assert.equal(new Set(told).size, told.length);
  });
}

test('a form folds the fields that it names, and a correction names none that it does not ask for', () => {
  const m = messagesIn('en');
  const start = { m, desk, now, takesFiles: false };
  assert.equal(editDraftForm(start, 12, base).folded?.label, 'Text per account, language, warning, visibility, series');
  const words = { title: 'Correct', intro: null, submitLabel: 'Create', canAsk: false };
  const correction = correctionForm({ ...start, ...words, rules, accounts: [], content: base });
  assert.equal(correction.folded?.label, 'Language, warning');
  assert.ok(correction.fields.every(({ id }) => id !== 'visibility'));
});

for (const { name, content } of fields) {
  test(`a draft's form gives back ${name} as it was opened with it`, () => {
    const m = messagesIn('fr');
    const values = sentAsOpened(editDraftForm({ m, desk, now, takesFiles: false }, 12, content));
    const before = fromBefore.includes(name) ? content : base;
    const { corrections: _, ...same } = content;
    const read = readDraftForm(values, { m, desk, now, before, hasFiles: false });
    assert.ok(read.kind === 'content');
    assert.deepEqual(tidyContent(read.content, accountIds), same);
  });

  if (!notByItself.includes(name)) {
    test(`a draft's card shows ${name}`, () => {
      assert.notDeepEqual(workingCard(viewOf('fr', { content })), workingCard(viewOf('fr', { content: base })));
    });
  }
}
