import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ModalView } from '@slack/types';
import { assert as check, constantFrom, dictionary, option, property } from 'fast-check';

import type { SubmitReply } from '#chat/chat-sink.ts';
import type { Form, FormField } from '#chat/form.ts';
import { formView } from '#chat/slack/render/form-view.ts';
import { viewBinding } from '#chat/slack/render/view-binding.ts';
import { viewValues } from '#chat/slack/render/view-values.ts';
import { viewWithErrors, type ErrorAnswer } from '#chat/slack/render/view-with-errors.ts';

import { anyForm, binding, files } from './any-form.ts';
import { hostileText } from './hostile-texts.ts';
import { assertView, textsIn } from './slack-limits.ts';
import { inputsOf, submitted } from './submitted.ts';

type ErrorReply = Extract<SubmitReply, { kind: 'errors' }>;

const words = { close: 'Annuler' };
const text: FormField = {
  id: 'text',
  label: 'Texte',
  hint: null,
  optional: false,
  kind: 'textarea',
  initial: '',
  maxLength: 3000,
};
const when: FormField = { ...text, id: 'at', label: 'Quand', kind: 'text' };
const pictures: FormField = { id: 'files', label: 'Images', hint: null, optional: true, kind: 'files', maxFiles: 4 };
const form: Form = {
  title: 'Brouillon',
  intro: 'R&D',
  submitLabel: 'Créer',
  fields: [text, when, pictures],
  images: [{ beforeField: 'at', sha256: 'known', mimeType: 'image/png', alt: 'Un <chat>' }],
};
const opened = formView(form, binding, files, words);

function errors(fields: Readonly<Record<string, string>>, general: string | null): ErrorReply {
  return { kind: 'errors', fields, general };
}

function viewOf(answer: ErrorAnswer): ModalView {
  assert.equal(answer.response_action, 'update');
  return answer.response_action === 'update' ? answer.view : assert.fail();
}

test('an error at a field alone leaves the form as it is, and stands at the first part of a long text', () => {
  assert.deepEqual(viewWithErrors(submitted(opened), errors({ at: 'Passé' }, null)), {
    response_action: 'errors',
    errors: { at: 'Passé' },
  });
  const long = { ...form, fields: [{ ...text, initial: 'mot '.repeat(2000), maxLength: 40_000 }] };
  const view = submitted(formView(long, binding, files, words));
  assert.deepEqual(viewWithErrors(view, errors({ text: 'Trop long' }, '')), {
    response_action: 'errors',
    errors: { text: 'Trop long' },
  });
});

test('a sentence about the whole stands at the top, errors below their fields, and what was typed stays', () => {
  const view = submitted(opened, { text: 'Ce que <j’ai> écrit', at: 'hier' });
  const shown = viewOf(viewWithErrors(view, errors({ at: 'Passé' }, 'La version 2 existe déjà')));
  assert.deepEqual(textsIn(shown.blocks), [
    '⚠️ La version 2 existe déjà',
    'R&D',
    'Texte',
    'Quand',
    '⚠️ Passé',
    'Images',
  ]);
  assert.deepEqual(viewValues(submitted(shown)), { text: 'Ce que <j’ai> écrit', at: 'hier', files: [] });
  assert.deepEqual(viewBinding(shown), binding);
  assert.deepEqual([shown.title, shown.submit, shown.close], [opened.title, opened.submit, opened.close]);
  assert.deepEqual(
    shown.blocks.find(({ type }) => type === 'image'),
    opened.blocks.find(({ type }) => type === 'image'),
  );
  assertView(shown);
});

test('what was wrong before is not said again', () => {
  let view = submitted(opened, { text: 'Bonjour' });
  for (const general of ['un', 'deux', 'trois']) {
    const shown = viewOf(viewWithErrors(view, errors({ at: `Passé ${general}` }, general)));
    assert.deepEqual(
      textsIn(shown.blocks).filter((one) => one.startsWith('⚠️')),
      [`⚠️ ${general}`, `⚠️ Passé ${general}`],
    );
    view = submitted(shown);
  }
  const last = viewOf(viewWithErrors(view, errors({ text: 'Vide' }, null)));
  assert.deepEqual(
    textsIn(last.blocks).filter((one) => one.startsWith('⚠️')),
    ['⚠️ Vide'],
  );
});

test('an error at a field that the form does not have is said about the whole', () => {
  const shown = viewOf(viewWithErrors(submitted(opened), errors({ gone: 'Aucun compte', at: 'Passé' }, null)));
  assert.deepEqual(
    textsIn(shown.blocks).filter((one) => one.startsWith('⚠️')),
    ['⚠️ Aucun compte', '⚠️ Passé'],
  );
});

test('where files were added the form is left as it is, so that they stay', () => {
  const view = submitted(opened, { files: { files: [{ id: 'F9', name: 'a.png', size: 1 }] } });
  assert.deepEqual(viewWithErrors(view, errors({ text: 'Vide', files: 'Trop lourd' }, 'Rien n’est perdu')), {
    response_action: 'errors',
    errors: { text: 'Rien n’est perdu\nVide', files: 'Trop lourd' },
  });
});

test('where there is no room for a sentence it stands at the first field', () => {
  const fields = Array.from({ length: 100 }, (_, index) => ({ ...text, id: `f${index}` }));
  const view = submitted(formView({ ...form, intro: null, images: [], fields }, binding, files, words));
  assert.deepEqual(viewWithErrors(view, errors({ f7: 'Vide' }, 'Trop tard')), {
    response_action: 'errors',
    errors: { f0: 'Trop tard', f7: 'Vide' },
  });
});

test('a view that is not ours is a bug of the caller', () => {
  assert.throws(() => viewWithErrors({ ...submitted(opened), callback_id: 'x' }, errors({}, 'x')), /not ours/);
});

test('any form stays within the limits and keeps what is in it, whatever is wrong', () => {
  const fields = dictionary(constantFrom('text', 'own.1~2', 'a:%3A', 'é3', 'gone', '', '__proto__'), hostileText, {
    maxKeys: 5,
  });
  check(
    property(anyForm, fields, option(hostileText), (any, wrong, general) => {
      const view = submitted(formView(any, binding, files, words));
      const answer = viewWithErrors(view, errors(wrong, general));
      if (answer.response_action === 'update') {
        assertView(answer.view);
        assert.ok(JSON.stringify(viewValues(submitted(answer.view))) === JSON.stringify(viewValues(view)));
      } else {
        const ids = new Set(inputsOf(formView(any, binding, files, words)).map(({ block_id: id }) => id));
        for (const [id, error] of Object.entries(answer.errors)) assert.ok(ids.has(id) && error.trim() !== '');
      }
    }),
    { numRuns: 150 },
  );
});
