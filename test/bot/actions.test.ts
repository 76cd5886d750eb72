import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Action, type Opening, formOf } from '#bot/action.ts';
import { actions } from '#bot/actions.ts';
import { draftButton } from '#bot/card-button.ts';
import { languages } from '#languages.ts';
import type { Button } from '#chat/card.ts';
import type { Form } from '#chat/form.ts';
import { messagesIn } from '#messages/messages.ts';

import { buttonsIn } from '../support/buttons-in.ts';
import { cardsIn } from '../support/card-catalogue.ts';
import { viewOf } from '../support/card-views.ts';

const capabilities = {
  messageShortcut: true,
  commandInThread: true,
  formFiles: true,
  whisperFiles: true,
  drawsPosts: false,
  userGroups: true,
};
const form: Form = { title: '', intro: null, submitLabel: '', fields: [], images: [] };

test('each button on a card, in each language, has an action that it does', () => {
  for (const language of languages) {
    const buttons = [...cardsIn(language, capabilities).values()].flatMap(buttonsIn);
    assert.ok(buttons.length > 20);
    for (const { action } of buttons) {
      const done = Object.entries(actions).find(([name]) => name === action)?.[1];
      assert.ok(done !== undefined && 'button' in done, action);
    }
  }
});

test('each command has words to type it by, in each language, and each group of words its command', () => {
  const typed = Object.entries(actions).flatMap(([name, action]) => ('command' in action ? [name] : []));
  for (const language of languages) {
    const { commands } = messagesIn(language).typed;
    assert.deepEqual([...typed, 'help'].toSorted(), Object.keys(commands).toSorted());
    for (const [name, words] of Object.entries(commands)) assert.ok(words.length > 0, `${language} ${name}`);
  }
});

test('a name that no action has does not compile, nor does an action that lacks a way to it', () => {
  const view = viewOf('en');
  const bound = { draft: view.draft, revision: 1, target: null };
  // @ts-expect-error No button has this name.
  const button: Button = draftButton(view, 'aprove', 'Approve');
  // @ts-expect-error Nor has a form.
  const opening: Opening = formOf('retrakt', bound, form);
  // @ts-expect-error A button of that name stands on cards: the action has to have one.
  const action: Action<'stop'> = {};
  assert.deepEqual([button.action, opening.opens, action], ['aprove', 'retrakt', {}]);
});
