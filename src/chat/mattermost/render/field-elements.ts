import type { Choice, FormField } from '#chat/form.ts';
import type { ChatUser } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';

import { bytesIn, dialogLimits, type DialogElement } from './dialog-element.ts';
import { choiceName, fieldName, inputName, type FieldShape } from './field-shape.ts';
import { helpText } from './help-text.ts';
import { peopleElements, type PickerWords } from './people-elements.ts';
import { shortenBytes } from './shorten-bytes.ts';
import { textInputs } from './text-inputs.ts';

/** The facts needed to draw a form: whether the server has date pickers, as it does from 11.6, and people's names. */
export interface Drawing {
  readonly hasPickers: boolean;
  readonly words: PickerWords;
  readonly users: ReadonlyMap<UserId, ChatUser>;
}

/** A field in a dialog. `beside` is the text that does not fit in it and must be shown elsewhere. */
export interface FieldElements {
  readonly elements: readonly DialogElement[];
  readonly shape: FieldShape | null;
  readonly beside: readonly string[];
}

/** Renders a field. It has no input if there is nothing to choose from, or if it is for files, which dialogs lack. */
export function fieldElements(field: FormField, index: number, drawing: Drawing): FieldElements {
  const { label } = field;
  const optional = field.optional !== false;
  const name = fieldName(field.id, index);
  if (field.kind === 'people') return peopleElements(field, name, drawing);
  const inputs = inputsOf(field, { id: field.id, name, optional }, drawing.hasPickers);
  const isPicker = field.kind === 'moment' && inputs?.shape.kind === 'text' && inputs.shape.isMoment;
  const hint = isPicker ? field.instantPicker.hint : field.hint;
  if (inputs === null) return { elements: [], shape: null, beside: [label, ...(hint === null ? [] : [hint])] };
  const { shape, parts } = inputs;
  const beside: string[] = [];
  const elements = parts.map((part, at): DialogElement => {
    const counted = parts.length === 1 ? '' : ` (${at + 1}/${parts.length})`;
    const shown = shortenBytes(label, dialogLimits.displayName - bytesIn(counted)) + counted;
    const isCut = shown !== label.trim() + counted;
    const help = at > 0 ? '' : [isCut ? label.trim() : '', (hint ?? '').trim()].filter((one) => one !== '').join(' · ');
    if (bytesIn(help) > dialogLimits.helpText) beside.push(help);
    return {
      help_text: helpText(help),
      // An unticked box would count as empty, and a further part of a text may be empty.
      optional: optional || at > 0 || part.type === 'bool',
      ...part,
      display_name: shown,
      name: inputName(name, at + 1),
    };
  });
  return { elements, shape, beside: [...beside, ...inputs.beside] };
}

type Part = Omit<DialogElement, 'display_name' | 'name' | 'help_text' | 'optional'>;

type Base = Pick<FieldShape, 'id' | 'name' | 'optional'>;

function inputsOf(
  field: Exclude<FormField, { kind: 'people' }>,
  base: Base,
  hasPickers: boolean,
): { readonly shape: FieldShape; readonly parts: readonly Part[]; readonly beside: readonly string[] } | null {
  switch (field.kind) {
    case 'moment':
      if (!hasPickers || (field.instantPicker.initialAt === null && field.initial !== '')) return texts(field, base);
      return {
        shape: { kind: 'text', ...base, joints: [''], isMoment: true },
        parts: [moment(field.instantPicker.initialAt)],
        beside: [],
      };
    case 'text':
    case 'textarea':
      return texts(field, base);
    case 'select':
    case 'radio': {
      const shape: FieldShape = { kind: 'one', ...base, ...valuesOf(field.choices, [field.initial]) };
      if (shape.values.length === 0) return null;
      const initial = shape.values.includes(field.initial) ? choiceName(shape, field.initial) : '';
      // Some versions would return a value that is none of the radio buttons': mattermost/mattermost#35593.
      const part: Part = { type: 'select', default: initial, options: optionsOf(field.choices, shape) };
      return { shape, parts: [part], beside: [] };
    }
    case 'checkboxes': {
      const [only, ...others] = field.choices;
      if (only === undefined) return null;
      if (others.length === 0) return box(only, field.initial.includes(only.value), base);
      const shape: FieldShape = { kind: 'many', ...base, ...valuesOf(field.choices, field.initial) };
      const initial = shape.values.filter((value) => field.initial.includes(value));
      const options = optionsOf(field.choices, shape);
      const start = initial.map((value) => choiceName(shape, value)).join(',');
      return { shape, parts: [{ type: 'select', multiselect: true, default: start, options }], beside: [] };
    }
    case 'andThen':
      return box(field.choice, false, base);
    case 'files':
      return null;
  }
}

function texts(
  field: Extract<FormField, { kind: 'text' | 'textarea' | 'moment' }>,
  base: Base,
): ReturnType<typeof inputsOf> {
  const inputs = textInputs(field);
  return {
    shape: { kind: 'text', ...base, joints: inputs.map(({ joint }) => joint), isMoment: false },
    parts: inputs.map(({ input }) => input),
    beside: [],
  };
}

/**
 * Builds the picker of a moment. Its times are a quarter of an hour apart, or closer if the start needs it; any other
 * may be typed.
 */
function moment(initialAt: Date | null): Part {
  const minute = initialAt?.getUTCMinutes() ?? 0;
  const interval = [15, 5].find((each) => minute % each === 0) ?? 1;
  return {
    type: 'datetime',
    ...(initialAt === null ? {} : { default: `${initialAt.toISOString().slice(0, 16)}:00Z` }),
    time_interval: interval,
    datetime_config: { time_interval: interval, allow_manual_time_entry: true },
  };
}

function box({ value, label }: Choice, isTicked: boolean, base: Base): ReturnType<typeof inputsOf> {
  const words = label.trim() === '' ? value : label;
  return {
    shape: { kind: 'box', ...base, value },
    parts: [
      {
        type: 'bool',
        default: String(isTicked),
        placeholder: shortenBytes(words, dialogLimits.boolPlaceholder),
      },
    ],
    beside: bytesIn(words) > dialogLimits.boolPlaceholder ? [words] : [],
  };
}

/**
 * Returns each value once. `isCounted`: numbers stand for the values, because one could be split in a list or is empty,
 * or because the initial choices do not fit.
 */
function valuesOf(
  choices: readonly Choice[],
  initial: readonly string[],
): { readonly values: string[]; readonly isCounted: boolean } {
  const values = [...new Set(choices.map(({ value }) => value))];
  const isCounted =
    !values.every((value) => /^[a-z0-9._-]+$/iu.test(value)) || bytesIn(initial.join(',')) > dialogLimits.select;
  return { values, isCounted };
}

function optionsOf(
  choices: readonly Choice[],
  shape: { readonly values: readonly string[]; readonly isCounted: boolean },
): NonNullable<DialogElement['options']> {
  return shape.values.map((value) => {
    const label = choices.find((choice) => choice.value === value)?.label.toWellFormed() ?? '';
    return { text: label.trim() === '' ? value || '…' : label, value: choiceName(shape, value) };
  });
}
