import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';

import { inputActionId } from './form-ids.ts';
import type { FormInput } from './form-input.ts';
import { plain } from './plain.ts';
import { plainWords } from './plain-words.ts';

const option = z
  .object({ text: plainWords, value: z.string(), description: plainWords.nullish() })
  .transform(({ text, value, description }): PlainTextOption => ({
    text: plain(text.text),
    value,
    ...(description ? { description: plain(description.text) } : {}),
  }));
const chosen = z.object({ value: z.string() });
const menu = {
  options: z.array(option).nullish(),
  option_groups: z.array(z.object({ options: z.array(option) })).nullish(),
};
const maxText = z.int().min(1).max(3000).nullish();

const elements = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('plain_text_input'),
    multiline: z.boolean().nullish(),
    max_length: maxText,
    initial_value: z.string().nullish(),
  }),
  z.object({ type: z.literal('static_select'), ...menu, initial_option: chosen.nullish() }),
  z.object({ type: z.literal('radio_buttons'), ...menu, initial_option: chosen.nullish() }),
  z.object({ type: z.literal('checkboxes'), ...menu, initial_options: z.array(chosen).nullish() }),
  z.object({ type: z.literal('multi_static_select'), ...menu, initial_options: z.array(chosen).nullish() }),
  z.object({ type: z.literal('datepicker'), initial_date: z.string().nullish() }),
  z.object({ type: z.literal('timepicker'), initial_time: z.string().nullish(), timezone: z.string().nullish() }),
  z.object({
    type: z.literal('multi_users_select'),
    initial_users: z.array(z.string()).nullish(),
    max_selected_items: z.int().min(1).nullish(),
  }),
  z.object({ type: z.literal('file_input'), max_files: z.int().min(1).max(10).nullish() }),
]);

/** The entry of one block in `view.state.values`, by action id. */
export const blockState = z.record(
  z.string(),
  z.object({
    value: z.string().nullish(),
    selected_option: chosen.nullish(),
    selected_options: z.array(chosen).nullish(),
    selected_users: z.array(z.string()).nullish(),
    selected_date: z.string().nullish(),
    selected_time: z.string().nullish(),
    files: z
      .array(z.object({ id: z.string().min(1), name: z.string().nullish(), size: z.number().nonnegative().nullish() }))
      .nullish(),
  }),
);

export type ValueState = z.output<typeof blockState>;

/**
 * Reads an input with the person's entry; null if it cannot be read. A block that Slack does not mention keeps its
 * initial value; an emptied one is reported as null.
 */
export function readInput(element: unknown, values: ValueState | null): FormInput | null {
  const read = elements.safeParse(element);
  if (!read.success) return null;
  const input = read.data;
  const state = values?.[inputActionId];
  switch (input.type) {
    case 'plain_text_input': {
      const value = (state === undefined ? input.initial_value : state.value) ?? '';
      return {
        kind: 'text',
        multiline: input.multiline ?? false,
        maxLength: Math.min(3000, Math.max(input.max_length ?? 3000, value.length)),
        value,
      };
    }
    case 'static_select':
    case 'radio_buttons': {
      const value = (state === undefined ? input.initial_option : state.selected_option)?.value ?? null;
      return { kind: input.type, options: optionsOf(input), value };
    }
    case 'checkboxes':
    case 'multi_static_select': {
      const value = (state === undefined ? input.initial_options : state.selected_options) ?? [];
      return { kind: input.type, options: optionsOf(input), value: value.map((one) => one.value) };
    }
    case 'datepicker':
      return { kind: 'day', value: (state === undefined ? input.initial_date : state.selected_date) ?? '' };
    case 'timepicker': {
      const value = (state === undefined ? input.initial_time : state.selected_time) ?? '';
      return { kind: 'time', timeZone: input.timezone ?? 'UTC', value };
    }
    case 'multi_users_select': {
      const value = (state === undefined ? input.initial_users : state.selected_users) ?? [];
      return { kind: 'people', isOne: input.max_selected_items === 1, value };
    }
    case 'file_input': {
      const files = state?.files ?? [];
      return {
        kind: 'files',
        maxFiles: input.max_files ?? 10,
        value: files.map(({ id, name, size }) => ({ id, name: name ?? id, byteLength: size ?? 0 })),
      };
    }
  }
}

function optionsOf(menu: {
  readonly options?: readonly PlainTextOption[] | null | undefined;
  readonly option_groups?: readonly { readonly options: readonly PlainTextOption[] }[] | null | undefined;
}): readonly PlainTextOption[] {
  return menu.options ?? menu.option_groups?.flatMap(({ options }) => options) ?? [];
}
