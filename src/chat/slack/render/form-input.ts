import type { InputBlock, PlainTextOption, StaticSelect } from '@slack/types';

import type { FileRef } from '#chat/refs.ts';

import { inputActionId } from './form-ids.ts';
import { plain } from './plain.ts';

/** An input with its current value. Options are chosen by Slack's value. */
export type FormInput =
  | { readonly kind: 'text'; readonly multiline: boolean; readonly maxLength: number; readonly value: string }
  | {
      readonly kind: 'static_select' | 'radio_buttons';
      readonly options: readonly PlainTextOption[];
      readonly value: string | null;
    }
  | {
      readonly kind: 'checkboxes' | 'multi_static_select';
      readonly options: readonly PlainTextOption[];
      readonly value: readonly string[];
    }
  /** A day, YYYY-MM-DD; empty if none is chosen. */
  | { readonly kind: 'day'; readonly value: string }
  /** A time by the clocks of a zone, HH:mm; empty if none is chosen. */
  | { readonly kind: 'time'; readonly timeZone: string; readonly value: string }
  | { readonly kind: 'people'; readonly isOne: boolean; readonly value: readonly string[] }
  /** Files. Slack takes no initial ones: they stay as long as the block is the same. */
  | { readonly kind: 'files'; readonly maxFiles: number; readonly value: readonly FileRef[] };

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const maxOptions = 100;
const maxGroups = 100;

/**
 * Builds the element of an input block. Leaves out empty values, since Slack refuses them. `isFollowed`: Slack reports
 * each character of a text as it is typed.
 */
export function inputElement(input: FormInput, isFollowed: boolean): InputBlock['element'] {
  const action_id = inputActionId;
  switch (input.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: input.multiline,
        max_length: input.maxLength,
        ...(input.value === '' ? {} : { initial_value: input.value }),
        ...(isFollowed ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered' as const] } } : {}),
      };
    case 'radio_buttons': {
      const chosen = input.options.find(({ value }) => value === input.value);
      return {
        type: 'radio_buttons',
        action_id,
        options: [...input.options],
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      };
    }
    case 'static_select': {
      const chosen = input.options.find(({ value }) => value === input.value);
      return {
        type: 'static_select',
        action_id,
        ...menu(input.options),
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      };
    }
    case 'checkboxes': {
      const chosen = chosenOf(input.options, input.value);
      return {
        type: 'checkboxes',
        action_id,
        options: [...input.options],
        ...(chosen.length === 0 ? {} : { initial_options: chosen }),
      };
    }
    case 'multi_static_select': {
      const chosen = chosenOf(input.options, input.value);
      return {
        type: 'multi_static_select',
        action_id,
        ...menu(input.options),
        ...(chosen.length === 0 ? {} : { initial_options: chosen }),
      };
    }
    case 'day':
      return { type: 'datepicker', action_id, ...(input.value === '' ? {} : { initial_date: input.value }) };
    case 'time':
      return {
        type: 'timepicker',
        action_id,
        timezone: input.timeZone,
        ...(input.value === '' ? {} : { initial_time: input.value }),
      };
    case 'people':
      return {
        // Also for one person: nobody can clear a filled users_select again.
        type: 'multi_users_select',
        action_id,
        ...(input.isOne ? { max_selected_items: 1 } : {}),
        ...(input.value.length === 0 ? {} : { initial_users: [...input.value] }),
      };
    case 'files':
      return {
        type: 'file_input',
        action_id,
        filetypes: ['png', 'jpg', 'jpeg', 'gif', 'webp'],
        max_files: input.maxFiles,
      };
  }
}

function chosenOf(options: readonly PlainTextOption[], values: readonly string[]): PlainTextOption[] {
  const wanted = new Set(values);
  return options.filter(({ value }) => value !== undefined && wanted.has(value));
}

/** Builds a menu. More options than it takes are put in groups, named by their numbers. */
function menu(all: readonly PlainTextOption[]): Pick<StaticSelect, 'options' | 'option_groups'> {
  if (all.length <= maxOptions) return { options: [...all] };
  if (all.length > maxOptions * maxGroups) throw new Error(`A menu on Slack has no room for ${all.length} choices`);
  const groups: NonNullable<StaticSelect['option_groups']> = [];
  for (let from = 0; from < all.length; from += maxOptions) {
    const options = all.slice(from, from + maxOptions);
    groups.push({ label: plain(`${from + 1}–${from + options.length}`), options });
  }
  return { option_groups: groups };
}
