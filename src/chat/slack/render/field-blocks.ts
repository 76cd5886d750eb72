import type { InputBlock, KnownBlock } from '@slack/types';

import type { ClockPicker, FormField } from '#chat/form.ts';
import { shorten } from '#text/shorten.ts';
import { textParts } from '#chat/kit/text-parts.ts';

import { fieldInput, maxInputUnits } from './field-input.ts';
import { fieldBlockId } from './form-ids.ts';
import { inputElement, type FormInput } from './form-input.ts';
import { isOverlong } from './form-option.ts';
import { plain } from './plain.ts';
import { plainSections } from './plain-sections.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/input-block */
const maxLabelUnits = 2000;
const maxHintUnits = 2000;
/** The parts of a long text leave room to write in. */
const partUnits = 2500;

/** Renders a field. Text that does not fit in its input is shown above it. */
export function fieldBlocks(field: FormField): readonly KnownBlock[] {
  const { label } = field;
  const hint = field.hint ?? '';
  const inputs = inputsOf(field);
  return [
    ...(label.length > maxLabelUnits || inputs.length === 0 ? plainSections(label) : []),
    ...(hint.length > maxHintUnits || inputs.length === 0 ? plainSections(hint) : []),
    ...longChoices(field),
    ...inputs,
  ];
}

function longChoices(field: FormField): readonly KnownBlock[] {
  if (!('choices' in field)) return [];
  const long = field.choices.filter(isOverlong).map(({ label }) => `• ${label}`);
  return plainSections(long.join('\n'));
}

function inputsOf(field: FormField): readonly InputBlock[] {
  if (field.kind === 'moment' && field.clockPicker !== null) return pickers(field, field.clockPicker);
  if ('maxLength' in field) return textInputs(field);
  const input = fieldInput(field);
  return input === null ? [] : [inputBlock(field, fieldBlockId(field.id), input, null)];
}

/**
 * Builds the pickers of a day and of a time, by the desk's clocks. Slack's picker of both at once is in the zone of the
 * person's computer, whatever the person set in Slack: slackapi/bolt-js#1753.
 */
function pickers(
  field: Extract<FormField, { kind: 'moment' }>,
  { dayLabel, timeLabel, timeZone, initial, hint }: ClockPicker,
): readonly InputBlock[] {
  const time: FormInput = { kind: 'time', timeZone, value: initial?.time ?? '' };
  return [
    inputBlock(
      { ...field, label: dayLabel, hint: null },
      fieldBlockId(field.id),
      { kind: 'day', value: initial?.day ?? '' },
      null,
    ),
    {
      ...inputBlock({ ...field, label: timeLabel }, fieldBlockId(field.id, 2, ' '), time, null),
      hint: plain(shorten(hint, maxHintUnits)),
      optional: field.optional !== false,
    },
  ];
}

/**
 * Builds the input of a text, or several if it is longer than Slack's 3,000. If more may be written, a nearly full text
 * has a second part to go on in. A new text has one input, and can go on when it is edited.
 */
function textInputs(field: Extract<FormField, { kind: 'text' | 'textarea' | 'moment' }>): readonly InputBlock[] {
  const text = field.initial.toWellFormed();
  const mayGrow = field.maxLength > maxInputUnits && text.length > partUnits;
  const isParted = text.length > maxInputUnits || mayGrow;
  const parts = isParted ? textParts(text, partUnits) : [{ text, joint: '' }];
  const maxLength = isParted ? maxInputUnits : Math.min(maxInputUnits, Math.max(1, field.maxLength, text.length));
  return parts.map(({ text: value, joint }, index) => {
    const multiline = field.kind === 'textarea' || isParted || /[\n\r]/.test(value);
    const input: FormInput = { kind: 'text', multiline, maxLength, value };
    const counted = parts.length === 1 ? null : ` (${index + 1}/${parts.length})`;
    return inputBlock(field, fieldBlockId(field.id, index + 1, joint), input, counted);
  });
}

function inputBlock(field: FormField, block_id: string, input: FormInput, counted: string | null): InputBlock {
  const hint = field.hint ?? '';
  const isFirst = block_id === fieldBlockId(field.id);
  return {
    type: 'input',
    block_id,
    label: plain(shorten(field.label, maxLabelUnits - (counted?.length ?? 0)) + (counted ?? '')),
    ...(hint.trim() === '' || !isFirst ? {} : { hint: plain(shorten(hint, maxHintUnits)) }),
    optional: field.optional !== false || !isFirst,
    ...(field.isFollowed === true ? { dispatch_action: true } : {}),
    element: inputElement(input, field.isFollowed === true),
  };
}
