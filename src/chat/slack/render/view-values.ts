import type { FormValue } from '#chat/form.ts';
import { joinParts, type TextPart } from '#chat/kit/text-parts.ts';

import { fieldOfBlockId } from './form-ids.ts';
import type { FormInput } from './form-input.ts';
import { choiceValue } from './form-option.ts';
import { readView } from './read-view.ts';

/**
 * Reads a person's entries by field id; null if the view is not one of ours or cannot be read. Every input has a value,
 * '' or [] if it was left empty; the parts of a long text are joined again. A field with nothing to choose from had no
 * input, and has no value.
 */
export function viewValues(view: unknown): Readonly<Record<string, FormValue>> | null {
  const read = readView(view);
  if (read === null) return null;
  const values = new Map<string, FormValue>();
  const texts = new Map<string, TextPart[]>();
  for (const block of read.blocks) {
    if (block.kind !== 'input') continue;
    const named = fieldOfBlockId(block.blockId);
    if (named === null) return null;
    if (block.input.kind === 'text' || block.input.kind === 'day' || block.input.kind === 'time') {
      const parts = texts.get(named.field) ?? [];
      parts.push({ text: block.input.value, joint: named.joint });
      texts.set(named.field, parts);
      values.set(named.field, joinParts(parts));
    } else values.set(named.field, valueOf(block.input));
  }
  return Object.fromEntries(values);
}

function valueOf(input: Exclude<FormInput, { kind: 'text' | 'day' | 'time' }>): FormValue {
  switch (input.kind) {
    case 'static_select':
    case 'radio_buttons':
      return input.value === null ? '' : choiceValue(input.value);
    case 'checkboxes':
    case 'multi_static_select':
      return input.value.map(choiceValue);
    case 'people':
    case 'files':
      return input.value;
  }
}
