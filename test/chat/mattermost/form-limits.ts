import assert from 'node:assert/strict';

import type { DialogElement } from '#chat/mattermost/render/dialog-element.ts';
import type { FormDialog } from '#chat/mattermost/render/form-dialog.ts';

function assertWithin(what: string, text: string, least: number, most: number): void {
  const bytes = Buffer.byteLength(text);
  assert.ok(bytes >= least && bytes <= most, `${what} has ${bytes} bytes: ${text.slice(0, 100)}`);
  assert.ok(text.isWellFormed());
}

/**
 * Checks a dialog as the server does, in bytes: github.com/mattermost/mattermost, public/model/integration_action.go.
 */
export function assertDialog(dialog: FormDialog): void {
  assertWithin('title', dialog.title, 1, 24);
  const names = dialog.elements.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length, names.join());
  dialog.elements.forEach(assertElement);
}

function assertElement(element: DialogElement): void {
  const { default: start = '' } = element;
  assertWithin('display_name', element.display_name, 1, 24);
  assertWithin('name', element.name, 1, 300);
  assertWithin('help_text', element.help_text, 0, 150);
  assert.equal(element.multiselect === true && element.type !== 'select', false);
  const values = (element.options ?? []).map(({ value }) => value);
  for (const option of element.options ?? []) assert.ok(option.text !== '' && option.value !== '');
  switch (element.type) {
    case 'text':
      assertWithin('default', start, 0, 150);
      break;
    case 'datetime':
      // An empty one is no moment.
      assert.match(element.default ?? '2026-11-30T08:10:00Z', /^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/);
      break;
    case 'textarea':
      assertWithin('default', start, 0, 3_000);
      assert.ok((element.max_length ?? 0) >= start.length && (element.max_length ?? 0) <= 3_000);
      break;
    case 'select':
      assertWithin('default', start, 0, 3_000);
      if (element.data_source === undefined) assertChosen(element, values);
      break;
    case 'bool':
      assert.match(start, /^(?:true|false)$/);
      assertWithin('placeholder', element.placeholder ?? '', 1, 150);
  }
  if (element.type === 'datetime') assert.equal(1_440 % (element.time_interval ?? 0), 0);
}

function assertChosen(element: DialogElement, values: readonly string[]): void {
  // The server takes spaces out before it parts a list.
  const { default: start = '' } = element;
  const chosen = element.multiselect === true ? start.replaceAll(' ', '').split(',') : [start];
  for (const one of chosen) assert.ok(one === '' || values.includes(one), `${one} is no choice of ${values.join()}`);
}
