import type { FormField } from '#chat/form.ts';
import { textParts, type TextPart } from '#chat/kit/text-parts.ts';

import { bytesIn, dialogLimits, type DialogElement } from './dialog-element.ts';

type TextField = Extract<FormField, { kind: 'text' | 'textarea' | 'moment' }>;

/** An input, and the joint between its text and the one before. */
interface TextInput {
  readonly joint: string;
  readonly input: Pick<DialogElement, 'type' | 'default' | 'max_length'>;
}

/** The parts of a long text leave room to write in. */
const partBytes = 2_500;

/**
 * Builds the input of a text, or several if it is longer than a dialog's 3,000 bytes, each with the joint before it. If
 * more may be written, a nearly full text has a second part to go on in. A new text has one input, and can go on when
 * it is edited.
 */
export function textInputs(field: TextField): readonly TextInput[] {
  const text = field.initial.toWellFormed();
  const mayGrow = field.maxLength > dialogLimits.textarea && bytesIn(text) > partBytes;
  if (mayGrow || bytesIn(text) > dialogLimits.textarea) {
    const parts = partsWithin(text, partBytes);
    const all = mayGrow && parts.length === 1 ? [...parts, { text: '', joint: '' }] : parts;
    return all.map(({ text: part, joint }) => {
      return { joint, input: { type: 'textarea', default: part, max_length: dialogLimits.textarea } };
    });
  }
  const isLine = field.kind !== 'textarea' && field.maxLength <= dialogLimits.text && !/[\n\r]/.test(text);
  const type = isLine && bytesIn(text) <= dialogLimits.text ? 'text' : 'textarea';
  const most = type === 'text' ? dialogLimits.text : dialogLimits.textarea;
  const maxLength = Math.min(most, Math.max(1, field.maxLength, text.length));
  return [{ joint: '', input: { type, default: text, max_length: maxLength } }];
}

function partsWithin(text: string, maxBytes: number): readonly TextPart[] {
  for (let units = maxBytes; ; units = Math.floor(units * 0.8)) {
    const parts = textParts(text, units);
    if (parts.every((part) => bytesIn(part.text) <= dialogLimits.textarea)) return parts;
  }
}
