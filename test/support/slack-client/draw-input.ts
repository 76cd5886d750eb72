import type { InputBlock, InputBlockElement, Option } from '@slack/types';

import type { Written } from '../../simulators/slack/simulation.ts';
import { NotDrawn, type DrawnInput, type DrawnOption, type DrawnValue } from './drawn.ts';

/** State of an open form in the client: what its person entered, and the errors reported to Slack, by block id. */
export interface WrittenInto {
  readonly written: Readonly<Record<string, Written>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element and …/file-input-element */
const mostCharacters = 3_000;
const mostFiles = 10;

/** Draws an input with its value. https://docs.slack.dev/reference/block-kit/blocks/input-block */
export function drawInput(block: InputBlock, { written, errors }: WrittenInto): DrawnInput {
  const sends = block.block_id ?? '';
  return {
    kind: 'input',
    label: block.label.text,
    hint: block.hint?.text ?? null,
    isOptional: block.optional ?? false,
    value: valueOf(block.element, written[sends]),
    error: errors[sends] ?? null,
    sends,
  };
}

function valueOf(element: InputBlockElement, written: Written | undefined): DrawnValue {
  const word = typeof written === 'string' ? written : null;
  const words = Array.isArray(written) ? written.filter((one) => typeof one === 'string') : null;
  switch (element.type) {
    case 'plain_text_input': {
      const { multiline = false, max_length: maxLength = mostCharacters } = element;
      return { kind: 'text', text: word ?? element.initial_value ?? '', multiline, maxLength };
    }
    case 'static_select': {
      const all = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap(({ options }) => options)];
      return choice(all, false, [word ?? element.initial_option?.value ?? []].flat());
    }
    case 'radio_buttons':
      return choice(element.options, false, [word ?? element.initial_option?.value ?? []].flat());
    case 'checkboxes':
      return choice(element.options, true, words ?? valuesOf(element.initial_options));
    case 'multi_static_select': {
      const all = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap(({ options }) => options)];
      return choice(all, true, words ?? valuesOf(element.initial_options));
    }
    case 'users_select':
      return { kind: 'people', several: false, users: [word ?? element.initial_user ?? []].flat() };
    case 'multi_users_select':
      return { kind: 'people', several: true, users: words ?? element.initial_users ?? [] };
    case 'file_input': {
      const files = Array.isArray(written) ? written.filter((one) => typeof one !== 'string') : [];
      return { kind: 'files', maxFiles: element.max_files ?? mostFiles, names: files.map(({ name }) => name) };
    }
    case 'datetimepicker':
      return { kind: 'moment', atUnixSeconds: word === null ? (element.initial_date_time ?? null) : Number(word) };
    case 'datepicker':
      return { kind: 'day', day: word ?? element.initial_date ?? '' };
    case 'timepicker':
      return { kind: 'time', time: word ?? element.initial_time ?? '', timeZone: element.timezone ?? null };
    case 'channels_select':
    case 'conversations_select':
    case 'email_text_input':
    case 'external_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
    case 'multi_external_select':
    case 'number_input':
    case 'rich_text_input':
    case 'url_text_input':
      throw new NotDrawn(`an input that no form of ours has: ${element.type}`);
  }
}

function choice(options: readonly Option[], several: boolean, chosen: readonly string[]): DrawnValue {
  const drawn = options.map(({ text, description, value = '' }): DrawnOption => {
    const label = [text.text, ...(description === undefined ? [] : [description.text])].join('\n');
    return { label, isChosen: chosen.includes(value), sends: value };
  });
  return { kind: 'choice', several, options: drawn };
}

function valuesOf(options: readonly Option[] | undefined): readonly string[] {
  return (options ?? []).map(({ value = '' }) => value);
}
