import type { InputBlock, KnownBlock, ModalView } from '@slack/types';

import { escapeText } from '#chat/slack/render/escape-text.ts';

type Json = Record<string, unknown>;

/** Fields that a person touched in a form, by block id. */
export type Touched = Readonly<Record<string, string | null | readonly string[] | { readonly files: readonly Json[] }>>;

/** A view as Slack gives it back: with keys of its own, entities in plain text, addresses in place of files, a state. */
export function submitted(view: ModalView, touched: Touched = {}): Json {
  const blocks = view.blocks.map((block, index) => ({ block_id: `b${index}`, ...given(block) }));
  const inputs = view.blocks.filter(isInput);
  return {
    id: 'V1',
    team_id: 'T1',
    app_id: 'A1',
    bot_id: 'B1',
    hash: '1700000000.abc',
    root_view_id: 'V1',
    previous_view_id: null,
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    ...view,
    title: given(view.title),
    submit: given(view.submit),
    close: given(view.close),
    blocks,
    state: {
      values: Object.fromEntries(
        inputs.map((block) => [block.block_id ?? '', { v: stateOf(block.element, touched[block.block_id ?? '']) }]),
      ),
    },
  };
}

function isInput(block: { readonly type: string }): block is InputBlock {
  return block.type === 'input';
}

function given(value: unknown): Json {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => {
    if (Array.isArray(one)) return [key, one.map((each: unknown) => (typeof each === 'string' ? each : given(each)))];
    return [key, typeof one === 'object' && one !== null ? given(one) : one];
  });
  const all: Json = Object.fromEntries(entries);
  if (all['type'] === 'plain_text') return { ...all, text: escapeText(String(all['text'])), emoji: true };
  if (all['type'] !== 'image') return all;
  const { slack_file: _, ...rest } = all;
  return { ...rest, image_url: 'https://files.slack.com/files-pri/T1-F1/a.png', image_width: 10, image_height: 10 };
}

function stateOf(element: InputBlock['element'], touch: Touched[string] | undefined): Json {
  const of = (initial: unknown): unknown => (touch === undefined ? initial : touch);
  const options = 'options' in element ? (element.options ?? []) : [];
  const groups = 'option_groups' in element ? (element.option_groups ?? []) : [];
  const all = [...options, ...groups.flatMap((group) => group.options)];
  const { type } = element;
  if (type === 'plain_text_input') return { type, value: of(element.initial_value ?? null) };
  if (type === 'multi_users_select') return { type, selected_users: of(element.initial_users ?? []) };
  if (type === 'datepicker') return { type, selected_date: of(element.initial_date ?? null) };
  if (type === 'timepicker') {
    return { type, selected_time: of(element.initial_time ?? null), timezone: element.timezone };
  }
  if (type === 'file_input') {
    return { type, files: typeof touch === 'object' && touch !== null && 'files' in touch ? touch.files : [] };
  }
  if (type === 'static_select' || type === 'radio_buttons') {
    const chosen = all.find(({ value }) => value === touch) ?? null;
    return { type, selected_option: touch === undefined ? (element.initial_option ?? null) : chosen };
  }
  if (type === 'checkboxes' || type === 'multi_static_select') {
    const chosen = all.filter(({ value }) => Array.isArray(touch) && touch.includes(value));
    return { type, selected_options: touch === undefined ? (element.initial_options ?? []) : chosen };
  }
  throw new Error(`No form of ours has a ${type}`);
}

/** The input blocks of a view. */
export function inputsOf(view: { readonly blocks: readonly (KnownBlock | { readonly type: string })[] }): InputBlock[] {
  return view.blocks.filter(isInput);
}
