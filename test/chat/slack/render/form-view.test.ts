import assert from 'node:assert/strict';
import { test } from 'node:test';

import { anything, array, assert as check, nat, option, property, record, string } from 'fast-check';

import type { ClockPicker, Form, FormField, FormValue } from '#chat/form.ts';
import { formView } from '#chat/slack/render/form-view.ts';
import { viewBinding } from '#chat/slack/render/view-binding.ts';
import { viewValues } from '#chat/slack/render/view-values.ts';

import { anyForm, binding, files } from './any-form.ts';
import { hostileLongText } from './hostile-texts.ts';
import { assertView, textsIn } from './slack-limits.ts';
import { inputsOf, submitted } from './submitted.ts';

const words = { close: 'Annuler' };

function formOf(...fields: readonly FormField[]): Form {
  return { title: 'Nouveau brouillon', intro: null, submitLabel: 'Créer', fields, images: [] };
}

function textField(initial: string, maxLength = 40_000): FormField {
  return { id: 'text', label: 'Texte', hint: null, optional: false, kind: 'textarea', initial, maxLength };
}

/** Returns the value of an untouched field; undefined where it has nothing to choose from. */
function untouched(field: FormField): FormValue | undefined {
  switch (field.kind) {
    case 'text':
    case 'textarea':
    case 'moment':
      return field.initial.toWellFormed();
    case 'select':
    case 'radio':
      if (field.choices.length === 0) return undefined;
      return field.choices.some(({ value }) => value === field.initial) ? field.initial : '';
    case 'checkboxes':
      if (field.choices.length === 0) return undefined;
      return field.choices.map(({ value }) => value).filter((value) => field.initial.includes(value));
    case 'people':
      return field.initial.filter((id) => /^[UW]\d/.test(id));
    case 'andThen':
    case 'files':
      return [];
  }
}

test('no form goes over a limit of Slack, and nothing in it is markup', () => {
  check(
    property(anyForm, (form) => assertView(formView(form, binding, files, words))),
    { numRuns: 150 },
  );
});

test('a form that was not touched comes back as it was opened', () => {
  check(
    property(anyForm, (form) => {
      const values = viewValues(submitted(formView(form, binding, files, words))) ?? {};
      const expected = form.fields.map((field) => [field.id, untouched(field)] as const);
      for (const [id, value] of expected) {
        // Compared as a whole first: a difference of 40,000 characters is no use to anybody.
        assert.ok(
          JSON.stringify(values[id]) === JSON.stringify(value),
          `${id}: ${JSON.stringify(value)?.slice(0, 200)}`,
        );
      }
      assert.deepEqual(
        Object.keys(values),
        expected.filter(([, value]) => value !== undefined).map(([id]) => id),
      );
    }),
    { numRuns: 150 },
  );
});

function momentField(clockPicker: ClockPicker | null): FormField {
  return {
    id: 'at',
    kind: 'moment',
    label: 'Quand',
    hint: '« demain 9h »',
    optional: true,
    initial: 'dimanche 25 octobre 2026 à 2 h 30 +01:00',
    maxLength: 100,
    instantPicker: { hint: 'À votre heure', initialAt: new Date('2026-10-25T01:30:00Z') },
    clockPicker,
  };
}

const clockPicker: ClockPicker = {
  hint: 'À l’heure de Paris',
  dayLabel: 'Date',
  timeLabel: 'Heure',
  timeZone: 'Europe/Paris',
  initial: { day: '2026-11-30', time: '09:00' },
};

test('a moment is picked as a day and a time by the desk’s clocks, and comes back as one text', () => {
  const view = formView(formOf(momentField(clockPicker)), binding, files, words);
  assertView(view);
  assert.deepEqual(
    inputsOf(view).map(({ element, label, hint, optional }) => [element, label.text, hint?.text ?? null, optional]),
    [
      [{ type: 'datepicker', action_id: 'v', initial_date: '2026-11-30' }, 'Date', null, true],
      [
        { type: 'timepicker', action_id: 'v', timezone: 'Europe/Paris', initial_time: '09:00' },
        'Heure',
        'À l’heure de Paris',
        true,
      ],
    ],
  );
  assert.deepEqual(viewValues(submitted(view)), { at: '2026-11-30 09:00' });
  const picked = (day: string | null, time: string | null): unknown =>
    viewValues(submitted(view, { at: day, 'at~2s': time }))?.['at'];
  assert.equal(picked('2026-12-24', '18:30'), '2026-12-24 18:30');
  assert.equal(picked(null, null), '');
  // A day without its time is not nothing: whoever reads it says what is missing.
  assert.equal(picked('2026-12-24', null), '2026-12-24');
  assert.equal(picked(null, '18:30'), '18:30');
});

test('a moment that no picker of clocks can show is typed', () => {
  const [input, ...others] = inputsOf(formView(formOf(momentField(null)), binding, files, words));
  assert.equal(others.length, 0);
  assert.equal(input?.element.type, 'plain_text_input');
  assert.equal(input?.hint?.text, '« demain 9h »');
});

test('a form whose state says nothing of a field keeps what the field began with', () => {
  const view = submitted(formView(formOf(textField('Bonjour')), binding, files, words));
  assert.deepEqual(viewValues({ ...view, state: { values: {} } }), { text: 'Bonjour' });
  assert.deepEqual(viewValues({ ...view, state: { values: { text: { v: { value: null } } } } }), { text: '' });
});

test('a text of 8,000 characters stands in several fields, with room to write, and comes back whole', () => {
  const text = 'Une phrase assez longue.\n\nUne autre, avec <!channel> & *ça*. '.repeat(200).slice(0, 8000);
  const view = formView(formOf(textField(text)), binding, files, words);
  const inputs = inputsOf(view);
  assert.deepEqual(
    inputs.map(({ label, optional }) => [label.text, optional]),
    [
      ['Texte (1/4)', false],
      ['Texte (2/4)', true],
      ['Texte (3/4)', true],
      ['Texte (4/4)', true],
    ],
  );
  for (const { element } of inputs) {
    assert.ok(element.type === 'plain_text_input' && (element.initial_value?.length ?? 0) <= 2500);
  }
  assert.equal(viewValues(submitted(view))?.['text'], text);
});

test('a long text comes back whole where Slack trims what a field holds', () => {
  const text = 'Une phrase assez longue pour une ligne.\n\n'.repeat(300).trim();
  const view = formView(formOf(textField(text)), binding, files, words);
  const trimmed = inputsOf(view).map(({ block_id: id, element }) => [
    id ?? '',
    element.type === 'plain_text_input' ? (element.initial_value ?? '').trim() : '',
  ]);
  assert.equal(viewValues(submitted(view, Object.fromEntries(trimmed)))?.['text'], text);
});

test('a part of a long text that was emptied leaves no gap, and one that was written in keeps its place', () => {
  const text = 'a'.repeat(2400) + '\n' + 'b'.repeat(2400) + '\n' + 'c'.repeat(2400);
  const view = formView(formOf(textField(text)), binding, files, words);
  const [, second, third] = inputsOf(view).map(({ block_id: id }) => id ?? '');
  const values = viewValues(submitted(view, { [second ?? '']: null, [third ?? '']: 'fin' }));
  assert.equal(values?.['text'], `${'a'.repeat(2400)}\nfin`);
});

test('a text within what its field takes has one input, of that length', () => {
  assert.deepEqual(maxLengths(textField('', 60)), [60]);
  assert.deepEqual(maxLengths(textField('x'.repeat(80), 60)), [80]);
  assert.deepEqual(maxLengths(textField('')), [3000]);
  assert.deepEqual(maxLengths(textField('x'.repeat(2900), 3000)), [3000]);
  assert.deepEqual(maxLengths(textField('x'.repeat(2900))), [3000, 3000]);
});

function maxLengths(field: FormField): readonly (number | undefined)[] {
  return inputsOf(formView(formOf(field), binding, files, words)).map(({ element }) =>
    element.type === 'plain_text_input' ? element.max_length : undefined,
  );
}

test('what a person chose, ticked, named and added comes back', () => {
  const choices = ['', 'fr', 'en'].map((value) => ({ value, label: `langue ${value}` }));
  const form = formOf(
    { id: 'a', label: 'A', hint: null, optional: true, kind: 'select', choices, initial: 'fr' },
    { id: 'b', label: 'B', hint: null, optional: true, kind: 'radio', choices, initial: '' },
    { id: 'c', label: 'C', hint: null, optional: true, kind: 'checkboxes', choices, initial: [] },
    { id: 'd', label: 'D', hint: null, optional: true, kind: 'people', initial: [], isOne: false },
    { id: 'e', label: 'E', hint: null, optional: true, kind: 'files', maxFiles: 4 },
  );
  const view = submitted(formView(form, binding, files, words), {
    a: '~',
    b: 'en',
    c: ['~', 'fr'],
    d: ['U1', 'U2'],
    e: { files: [{ id: 'F9', name: 'a.png', size: 12, url_private: 'https://files.slack.com/x' }, { id: 'F8' }] },
  });
  assert.deepEqual(viewValues(view), {
    a: '',
    b: 'en',
    c: ['', 'fr'],
    d: ['U1', 'U2'],
    e: [
      { id: 'F9', name: 'a.png', byteLength: 12 },
      { id: 'F8', name: 'F8', byteLength: 0 },
    ],
  });
});

test('where one person counts, Slack lets nobody choose a second, and the one be taken out again', () => {
  const field = { id: 'd', label: 'D', hint: null, optional: true, kind: 'people', initial: ['U1'] } as const;
  const limits = [true, false].map((isOne) =>
    inputsOf(formView(formOf({ ...field, isOne }), binding, files, words)).map(({ element }) =>
      element.type === 'multi_users_select' ? element.max_selected_items : null,
    ),
  );
  assert.deepEqual(limits, [[1], [undefined]]);
  const view = submitted(formView(formOf({ ...field, isOne: true }), binding, files, words), { d: [] });
  assert.deepEqual(viewValues(view), { d: [] });
});

test('a field with nothing to choose from is shown without an input', () => {
  const form = formOf({
    id: 'a',
    label: 'Groupe',
    hint: 'Aucun',
    optional: true,
    kind: 'select',
    choices: [],
    initial: '',
  });
  const view = formView(form, binding, files, words);
  assert.deepEqual(inputsOf(view), []);
  assert.deepEqual(textsIn(view.blocks), ['Groupe', 'Aucun']);
});

test('a choice that repeats is shown once', () => {
  const choices = ['fr', 'en', 'fr'].map((value) => ({ value, label: value }));
  const field: FormField = {
    id: 'a',
    label: 'A',
    hint: null,
    optional: true,
    kind: 'checkboxes',
    choices,
    initial: ['fr'],
  };
  const view = formView(formOf(field), binding, files, words);
  assertView(view);
  assert.deepEqual(textsIn(view.blocks), ['A', 'fr', 'en', 'fr']);
  assert.deepEqual(viewValues(submitted(view)), { a: ['fr'] });
});

test('a long label of a choice goes on in the line below it, and a longer one stands whole above', () => {
  const account = '@direction.interministerielle.du.numerique@social.numerique.gouv.fr, compte principal';
  const longer = `${account} et ${account}`;
  const choices = [account, longer].map((label, index) => ({ value: String(index), label }));
  const field: FormField = {
    id: 'a',
    label: 'Comptes',
    hint: null,
    optional: true,
    kind: 'checkboxes',
    choices,
    initial: [],
  };
  const texts = textsIn(formView(formOf(field), binding, files, words).blocks);
  assert.deepEqual(texts.slice(0, 2), [`• ${longer}`, 'Comptes']);
  assert.deepEqual(texts.slice(2, 4), [
    '@direction.interministerielle.du.numerique@social.numerique.gouv.fr,…',
    '…compte principal',
  ]);
});

test('what has no room in the title or a button stands in the form', () => {
  const form = {
    ...formOf(),
    title: 'Modifier le brouillon numéro 1 234',
    submitLabel: 'Enregistrer et demander la validation',
  };
  const view = formView(form, binding, files, words);
  assert.equal(view.title.text, 'Modifier le brouillon…');
  assert.equal(view.submit?.text, 'Enregistrer et…');
  assert.deepEqual(textsIn(view.blocks), [form.title, form.submitLabel]);
});

test('a picture stands above its field, or its description does', () => {
  const images = ['known', 'unknown'].map((sha256) => ({
    beforeField: 'text',
    sha256,
    mimeType: 'image/png',
    alt: 'Un chat',
  }));
  const view = formView({ ...formOf(textField('')), images }, binding, files, words);
  assert.deepEqual(view.blocks.slice(0, 2), [
    { type: 'image', block_id: 'image:F1:0', slack_file: { id: 'F1' }, alt_text: 'Un chat' },
    { type: 'section', text: { type: 'plain_text', text: 'Un chat', emoji: false } },
  ]);
});

test('what most leave as it is comes after a line', () => {
  const form = {
    ...formOf(textField(''), { ...textField(''), id: 'b' }),
    folded: { fromField: 'b', label: 'Le reste' },
  };
  const view = formView(form, binding, files, words);
  assert.deepEqual(
    view.blocks.map(({ type }) => type),
    ['input', 'divider', 'context', 'input'],
  );
});

test('what a form is about comes back, and nothing from another form does', () => {
  const any = record({
    purpose: string(),
    channel: string(),
    draftId: option(string()),
    revision: option(nat()),
    target: option(string()),
  });
  check(property(any, (about) => assert.deepEqual(viewBinding(formView(formOf(), about, files, words)), { ...about })));
  check(property(anything(), (view) => assert.equal(viewBinding(view), null)));
  const view = formView(formOf(), binding, files, words);
  assert.equal(viewBinding({ ...view, callback_id: 'another' }), null);
  assert.equal(viewBinding({ ...view, private_metadata: '{"v":2}' }), null);
  assert.equal(viewBinding({ ...view, private_metadata: '{' }), null);
});

test('a view that cannot be read gives no values', () => {
  check(property(anything(), (view) => assert.equal(viewValues(view), null)));
  const view = submitted(formView(formOf(textField('')), binding, files, words));
  for (const state of [null, {}, { values: [] }, { values: { text: { v: { value: 7 } } } }]) {
    assert.equal(viewValues({ ...view, state }), null);
  }
  const strange = { type: 'input', block_id: 'text', label: { text: 'x' }, element: { type: 'url_text_input' } };
  assert.equal(viewValues({ ...view, blocks: [strange] }), null);
});

test('a form that Slack has no room for is not opened in part', () => {
  const fields = Array.from({ length: 101 }, (_, index) => ({ ...textField(''), id: `f${index}` }));
  assert.throws(() => formView(formOf(...fields), binding, files, words), /no room/);
  const choices = [{ value: 'x'.repeat(151), label: 'x' }];
  const field: FormField = { id: 'a', label: 'A', hint: null, optional: true, kind: 'select', choices, initial: '' };
  assert.throws(() => formView(formOf(field), binding, files, words), /too long/);
  assert.throws(() => formView(formOf(), { ...binding, target: 'x'.repeat(3000) }, files, words), /too long/);
});

test('any long text stands in fields and comes back', () => {
  check(
    property(array(hostileLongText, { maxLength: 3 }), (parts) => {
      const text = parts.join('\n').slice(0, 40_000);
      const view = formView(formOf(textField(text)), binding, files, words);
      assert.ok(viewValues(submitted(view))?.['text'] === text.toWellFormed());
    }),
  );
});
