import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assert as check, constantFrom, dictionary, property } from 'fast-check';

import { formView } from '#chat/slack/render/form-view.ts';
import { viewWithNotes } from '#chat/slack/render/view-with-notes.ts';

import { anyForm, binding, files } from './any-form.ts';
import { hostileText } from './hostile-texts.ts';
import { assertView } from './slack-limits.ts';
import { inputsOf, submitted } from './submitted.ts';

const notes = dictionary(constantFrom('text', 'own.1~2', 'a:%3A', 'é3', 'none', '__proto__'), hostileText);

test('whatever is said at the fields of any form, Slack takes it, and its inputs are as they were opened', () => {
  check(
    property(anyForm, notes, notes, (form, first, second) => {
      const opened = formView(form, binding, files, { close: 'Annuler' });
      const texts = inputsOf(opened).filter(({ element }) => element.type === 'plain_text_input');
      const typed = Object.fromEntries(texts.map(({ block_id: id }) => [id ?? '', 'a']));
      const noted = viewWithNotes(submitted(opened, typed), first);
      if (noted === null) return;
      assertView(noted);
      assert.deepEqual(inputsOf(noted), inputsOf(opened));
      assert.equal(viewWithNotes(submitted(noted), first), null, 'the same again is nothing new');
      const again = viewWithNotes(submitted(noted, typed), second);
      if (again !== null) assert.deepEqual(inputsOf(again), inputsOf(opened));
      const without = viewWithNotes(submitted(noted), {});
      assert.deepEqual(without?.blocks.length, opened.blocks.length);
    }),
  );
});
