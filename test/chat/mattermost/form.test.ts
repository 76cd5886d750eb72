import assert from 'node:assert/strict';
import { test } from 'node:test';

import { anything, assert as check, property, string } from 'fast-check';

import { languages } from '#languages.ts';
import type { ChatUser } from '#chat/chat.ts';
import type { Form, FormField, FormValue } from '#chat/form.ts';
import { messagesIn } from '#messages/messages.ts';
import { type FormDialog, formDialog } from '#chat/mattermost/render/form-dialog.ts';
import { readState, stateText } from '#chat/mattermost/form-state.ts';
import { readSubmission } from '#chat/mattermost/render/read-submission.ts';
import { shortenBytes } from '#chat/mattermost/render/shorten-bytes.ts';

import type { Client } from '../../support/mattermost-client/drawn-dialog.ts';
import { filledIn } from '../../support/mattermost-client/filled-in.ts';
import { mattermostWords } from '../../support/mattermost-words.ts';
import { drawnInBrowser } from '../../support/mattermost-in-browser.ts';
import { drawnOnPhone } from '../../support/mattermost-on-phone.ts';
import { readMarkdown } from '../../support/mattermost-text.ts';
import { anyForm, binding } from '../slack/render/any-form.ts';
import { hostileText } from '../slack/render/hostile-texts.ts';
import { assertDialog } from './form-limits.ts';

const at = { hasPickers: true, words: mattermostWords, users: new Map<string, ChatUser>() };
const id = 'a'.repeat(26);
const other = 'b'.repeat(26);

function formOf(...fields: readonly FormField[]): Form {
  return { title: 'Nouveau brouillon', intro: null, submitLabel: 'Créer', fields, images: [] };
}

const newest: Client = { kind: 'web', version: '11.7.2' };
const clients: readonly Client[] = [
  { kind: 'web', version: '10.11.0' },
  { kind: 'web', version: '11.5.0' },
  newest,
  { kind: 'phone', version: '11.7.2' },
];

/** Returns what a client sends of a form that nobody touched. */
function untouched(dialog: FormDialog, client: Client = newest): Readonly<Record<string, unknown>> {
  const done = filledIn(dialog, {}, client);
  assert.ok(done.kind === 'sent', JSON.stringify(done));
  return done.submission;
}

function textField(initial: string, maxLength = 40_000): FormField {
  return { id: 'text', label: 'Texte', hint: null, optional: true, kind: 'textarea', initial, maxLength };
}

function momentField(initial: string, initialAt: Date | null): FormField {
  const field = {
    id: 'text',
    label: 'Quand',
    hint: 'Heure de Paris',
    optional: true,
  } as const;
  const instantPicker = { hint: 'Votre heure', initialAt };
  return { ...field, kind: 'moment', initial, maxLength: 60, instantPicker, clockPicker: null };
}

function choiceField(kind: 'select' | 'radio', values: readonly string[], initial: string): FormField {
  const choices = values.map((value) => ({ value, label: value }));
  return { id: 'one', label: 'Un', hint: null, optional: true, kind, choices, initial };
}

function boxesField(values: readonly string[], initial: readonly string[]): FormField {
  const choices = values.map((value) => ({ value, label: `le ${value}` }));
  return { id: 'many', label: 'Plusieurs', hint: null, optional: true, kind: 'checkboxes', choices, initial };
}

function read(field: FormField, submission: unknown): FormValue | string {
  const { fields } = formDialog(formOf(field), at);
  const outcome = readSubmission(fields, submission);
  return outcome.kind === 'values' ? (outcome.values[field.id] ?? 'absent') : outcome.kind;
}

/** Returns the value of an untouched field; undefined where it has nothing to choose from. */
function expected(field: FormField): FormValue | undefined {
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
      return [...new Set(field.initial.filter((one) => one.length === 26))];
    case 'andThen':
      return [];
    case 'files':
      return undefined;
  }
}

test('no form goes over a limit of Mattermost', () => {
  check(
    property(anyForm, (form) => assertDialog(formDialog(form, at).dialog)),
    { numRuns: 150 },
  );
});

test('a form that was not touched comes back as it was opened', () => {
  check(
    property(anyForm, (form) => {
      const { dialog, fields } = formDialog(
        { ...form, fields: form.fields.map((one) => ({ ...one, optional: true })) },
        at,
      );
      for (const client of clients) {
        const outcome = readSubmission(fields, untouched(dialog, client));
        assert.ok(outcome.kind === 'values');
        for (const field of form.fields) {
          const value = outcome.values[field.id];
          assert.ok(
            JSON.stringify(value) === JSON.stringify(expected(field)),
            `${field.id}: ${JSON.stringify(value)?.slice(0, 200)}`,
          );
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('whatever is sent is read as the form allows, or not at all', () => {
  check(
    property(anyForm, anything(), (form, submission) => {
      const { fields } = formDialog(form, at);
      const outcome = readSubmission(fields, submission);
      if (outcome.kind !== 'values') return;
      for (const field of form.fields) {
        const value = outcome.values[field.id];
        if (value === undefined || !('choices' in field)) continue;
        for (const one of [value].flat()) assert.ok(one === '' || field.choices.some((choice) => choice.value === one));
      }
    }),
    { numRuns: 150 },
  );
});

test('a label that is too long is cut at a word, and stands whole before the hint', () => {
  const label = 'Texte pour le compte du ministère';
  const { dialog } = formDialog(formOf({ ...textField(''), label, hint: 'Vide : aucun.' }), at);
  assert.equal(dialog.elements[0]?.display_name, 'Texte pour le compte…');
  assert.equal(dialog.elements[0].help_text, `${label} · Vide : aucun.`);
});

test('a hint that is too long stands whole above the form', () => {
  const hint = 'Une longue explication, accentuée. '.repeat(10).trim();
  const { dialog } = formDialog(formOf({ ...textField(''), hint }), at);
  assert.ok(Buffer.byteLength(dialog.elements[0]?.help_text ?? '') <= 150);
  assert.equal(readMarkdown(dialog.introduction_text).text, hint);
});

test('what stands above a form is no markup', () => {
  check(
    property(hostileText, (intro) => {
      const { dialog } = formDialog({ ...formOf(), intro }, at);
      for (const draw of [drawnInBrowser, drawnOnPhone]) {
        const { text, links, kinds } = draw(dialog.introduction_text);
        assert.equal([...kinds].filter((kind) => kind !== 'code').join(), '');
        for (const link of links) assert.ok(text.includes(link.text) && link.text !== '');
      }
    }),
  );
});

test('each title and label of the bot fits, in every language', () => {
  for (const language of languages) {
    const { forms, media, setup } = messagesIn(language);
    const describe = Object.values(media).map((words) => words.describe);
    for (const title of [forms.newDraft, ...describe, forms.editDraft(123), setup.title, forms.shorten]) {
      assert.equal(shortenBytes(title, 24), title);
    }
  }
});

test('a long text stands in several fields, each within 3,000 bytes, and comes back as one', () => {
  for (const text of ['é'.repeat(4_000), 'Des mots, et des lignes.\n'.repeat(1_600), '漢'.repeat(10_000)]) {
    const { dialog, fields } = formDialog(formOf(textField(text)), at);
    assertDialog(dialog);
    assert.ok(dialog.elements.length > 1);
    const outcome = readSubmission(fields, untouched(dialog));
    assert.ok(outcome.kind === 'values' && outcome.values['text'] === text);
  }
});

test('an emptied part of a long text takes nothing else along', () => {
  const { dialog, fields } = formDialog(formOf(textField('mot '.repeat(1_000))), at);
  const given: Readonly<Record<string, unknown>> = { ...untouched(dialog), text: '' };
  const outcome = readSubmission(fields, given);
  assert.ok(outcome.kind === 'values' && outcome.values['text'] === given['text~2']);
});

test('a moment begins at its instant, and comes back as one', () => {
  const initialAt = new Date('2026-11-30T08:10:00Z');
  const field = momentField('2026-11-30 09:10', initialAt);
  const [element] = formDialog(formOf(field), at).dialog.elements;
  assert.deepEqual([element?.type, element?.default, element?.time_interval], ['datetime', '2026-11-30T08:10:00Z', 5]);
  assert.equal(read(field, { text: '2026-11-30T09:10:00+01:00' }), '2026-11-30T08:10:00.000Z');
  assert.equal(read(field, { text: '2026-11-30T08:10:00Z' }), '2026-11-30T08:10:00.000Z');
  assert.equal(read(field, { text: 'demain' }), 'demain');
});

function helpOf(field: FormField, hasPickers: boolean): string | undefined {
  return formDialog(formOf(field), { ...at, hasPickers }).dialog.elements[0]?.help_text;
}

test('a picker says that it is in the time of whoever picks, and a text in whose time it is typed', () => {
  const field = momentField('', null);
  assert.deepEqual([helpOf(field, true), helpOf(field, false)], ['Votre heure', 'Heure de Paris']);
  assert.equal(helpOf(momentField('demain', null), true), 'Heure de Paris');
});

test('a moment that nobody has chosen yet has no start, and none comes back', () => {
  const field = momentField('', null);
  const { dialog, fields } = formDialog(formOf(field), at);
  assertDialog(dialog);
  assert.equal(dialog.elements[0]?.type, 'datetime');
  assert.deepEqual(readSubmission(fields, { text: null }), { kind: 'values', values: { text: '' } });
});

test('a moment is a text where the server has no dates, or where it began as a text alone', () => {
  const field = momentField('demain', null);
  assert.equal(formDialog(formOf(field), at).dialog.elements[0]?.type, 'text');
  const picked = momentField('2026-11-30 09:10', new Date());
  assert.equal(
    formDialog(formOf(picked), { ...at, hasPickers: false }).dialog.elements[0]?.default,
    '2026-11-30 09:10',
  );
});

test('a text that looks like an instant stays as it was written', () => {
  assert.equal(read(textField(''), { text: '2026-11-30T08:10Z' }), '2026-11-30T08:10Z');
});

test('only what can be chosen is read', () => {
  const one = choiceField('radio', ['fr', 'en'], 'fr');
  assert.equal(read(one, { one: 'en' }), 'en');
  assert.equal(read(one, {}), '');
  for (const forged of ['de', ['fr'], true]) assert.equal(read(one, { one: forged }), 'unreadable');
  const many = boxesField(['a', 'b'], ['a']);
  assert.deepEqual(read(many, { many: ['b', 'a'] }), ['a', 'b']);
  assert.deepEqual(read(many, { many: 'b,a' }), ['a', 'b']);
  for (const forged of [['c'], 'a,c', true]) assert.equal(read(many, { many: forged }), 'unreadable');
});

test('a single choice is a box to tick', () => {
  const field = boxesField(['x'], ['x']);
  const [element] = formDialog(formOf(field), at).dialog.elements;
  assert.deepEqual([element?.type, element?.default, element?.placeholder], ['bool', 'true', 'le x']);
  assert.deepEqual(read(field, { many: true }), ['x']);
  assert.deepEqual(read(field, { many: 'false' }), []);
  assert.equal(read(field, { many: 'x' }), 'unreadable');
});

test('values that a list could not keep apart are counted', () => {
  const field = boxesField(['a,b', 'a b', ''], ['a b', '']);
  const { dialog, fields } = formDialog(formOf(field), at);
  assertDialog(dialog);
  const outcome = readSubmission(fields, untouched(dialog));
  assert.deepEqual(outcome.kind === 'values' && outcome.values['many'], ['a b', '']);
});

function peopleField(initial: readonly string[], more: Partial<FormField> = {}): FormField {
  const base = { id: 'who', label: 'Qui', hint: null, optional: false };
  return { ...base, ...more, kind: 'people', initial, isOne: more.kind === 'people' && more.isOne === true };
}

test('people come as ids, whichever way a client lists them, and however many there were', () => {
  const initial = Array.from({ length: 250 }, (_, index) => `${index}`.padStart(26, 'p'));
  const field = peopleField(initial);
  const { dialog } = formDialog(formOf(field), at);
  assertDialog(dialog);
  for (const client of clients) assert.deepEqual(read(field, untouched(dialog, client)), initial);
  for (const who of [`${id},${other}`, [id, other]]) assert.deepEqual(read(peopleField([]), { who }), [id, other]);
  for (const forged of ['@all', ['karim'], true]) assert.equal(read(field, { who: forged }), 'unreadable');
  const all = readMarkdown(dialog.introduction_text).text;
  for (const one of initial) assert.ok(all.includes(one), 'whoever has no room at the picker is named above the form');
});

test('whoever is chosen comes in addition, and only who was there can be taken out', () => {
  const field = peopleField([id]);
  for (const nothing of [{}, { who: null }, { who: '' }, { who: [] }, { who: [id] }])
    assert.deepEqual(read(field, nothing), [id]);
  assert.deepEqual(read(field, { who: [other] }), [id, other]);
  assert.deepEqual(read(field, { who: [other], 'who~2': [id] }), [other]);
  assert.deepEqual(read(field, { who: [id], 'who~2': [id] }), 'missing', 'out is out, and somebody has to stay');
  assert.equal(read(field, { 'who~2': [other] }), 'unreadable');
});

test('whoever is chosen where one is expected takes the place of who was there', () => {
  const field = peopleField([id], { kind: 'people', isOne: true });
  const { elements } = formDialog(formOf(field), at).dialog;
  assert.deepEqual(
    elements.map(({ name, multiselect, optional, help_text: help }) => [name, multiselect, optional, help]),
    [['who', false, true, `else: ${id}`]],
  );
  assert.deepEqual(read(field, {}), [id]);
  assert.deepEqual(read(field, { who: other }), [other]);
  const mayBeNobody = peopleField([id], { kind: 'people', isOne: true, optional: true });
  assert.deepEqual(read(mayBeNobody, { 'who~2': [id] }), []);
});

test('what has to be filled in and is not is named', () => {
  const { fields } = formDialog(formOf({ ...textField(''), optional: false }, choiceField('radio', ['a'], 'a')), at);
  assert.deepEqual(readSubmission(fields, {}), { kind: 'missing', inputs: ['text'] });
});

test('files have no place in a dialog, and their hint stands above it', () => {
  const { dialog, fields } = formDialog(
    formOf({
      id: 'files',
      label: 'Images',
      hint: 'Déposez-les dans le fil.',
      optional: true,
      kind: 'files',
      maxFiles: 4,
    }),
    at,
  );
  assert.deepEqual([dialog.elements, fields], [[], []]);
  assert.equal(readMarkdown(dialog.introduction_text).text, 'Images\nDéposez-les dans le fil.');
});

test('a picture is told by its description, once', () => {
  const images = [
    { beforeField: 'text', sha256: 'x', mimeType: 'image/png', alt: 'Un chat' },
    { beforeField: 'text', sha256: 'y', mimeType: 'image/png', alt: 'first' },
  ];
  const { dialog } = formDialog({ ...formOf(textField('first')), images }, at);
  assert.equal(readMarkdown(dialog.introduction_text).text, 'Texte: Un chat');
  const empty = formDialog({ ...formOf(textField('')), images }, at).dialog;
  assert.equal(empty.introduction_text, '');
});

test('the state of a form comes back as it was, and nothing else does', () => {
  const key = new Uint8Array(32).fill(7);
  const state = {
    user: id,
    nonce: 'n',
    expiresAt: 1,
    binding,
    fields: [...formDialog(formOf(textField('')), at).fields],
  };
  const text = stateText(key, state);
  assert.deepEqual(readState(key, text), { v: 1, ...state });
  assert.equal(readState(new Uint8Array(32), text), null);
  const [body = '', signature = ''] = text.split('.');
  const changed = Buffer.from(Buffer.from(body, 'base64url').toString().replace(id, other)).toString('base64url');
  for (const forged of [`${changed}.${signature}`, `${body}.`, body, '', `${text}.x`])
    assert.equal(readState(key, forged), null);
  check(property(string(), (any) => assert.equal(readState(key, any), null)));
});
