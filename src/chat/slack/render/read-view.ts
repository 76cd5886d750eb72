import type { KnownBlock } from '@slack/types';
import { z } from 'zod';

import { formCallbackId } from './form-ids.ts';
import type { FormInput } from './form-input.ts';
import { plain } from './plain.ts';
import { plainWords } from './plain-words.ts';
import { blockState, readInput, type ValueState } from './read-input.ts';
import { unescapeText } from './unescape-text.ts';

/** A submitted form of ours: its words and its blocks in their order, without Slack's additions. */
export interface SubmittedView {
  readonly metadata: string;
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  readonly blocks: readonly SubmittedBlock[];
}

export type SubmittedBlock =
  /** An input with the person's entry. */
  | {
      readonly kind: 'input';
      readonly blockId: string;
      readonly label: string;
      readonly hint: string | null;
      readonly optional: boolean;
      /** True if Slack reports input as it is typed. */
      readonly isFollowed: boolean;
      readonly input: FormInput;
    }
  | { readonly kind: 'image'; readonly blockId: string; readonly alt: string }
  | { readonly kind: 'other'; readonly blockId: string | null; readonly block: KnownBlock };

const blockId = z.string().max(255);

const views = z.object({
  callback_id: z.literal(formCallbackId),
  private_metadata: z.string(),
  title: plainWords,
  submit: plainWords,
  close: plainWords,
  blocks: z.array(z.looseObject({ type: z.string() })).max(100),
  state: z.object({ values: z.record(z.string(), blockState) }),
});

const inputs = z.object({
  block_id: blockId,
  label: plainWords,
  hint: plainWords.nullish(),
  optional: z.boolean().nullish(),
  dispatch_action: z.boolean().nullish(),
  element: z.unknown(),
});
const images = z.object({ block_id: blockId, alt_text: z.string().transform(unescapeText) });
const sections = z.object({ block_id: blockId.nullish(), text: plainWords });
const contexts = z.object({ block_id: blockId.nullish(), elements: z.array(plainWords) });
const dividers = z.object({ block_id: blockId.nullish() });

/** Reads a form as Slack gives it back; null if it is not one of ours, or an input of it cannot be read. */
export function readView(view: unknown): SubmittedView | null {
  const read = views.safeParse(view);
  if (!read.success) return null;
  const { private_metadata: metadata, title, submit, close, state } = read.data;
  const values = new Map(Object.entries(state.values));
  const blocks: SubmittedBlock[] = [];
  for (const block of read.data.blocks) {
    const known = readBlock(block, values);
    if (known === 'unreadable') return null;
    if (known !== 'unknown') blocks.push(known);
  }
  return { metadata, title: title.text, submit: submit.text, close: close.text, blocks };
}

/** Reads a block. "unknown": no form of ours has such a block, and a person wrote nothing in it. */
function readBlock(
  block: { readonly type: string },
  values: ReadonlyMap<string, ValueState>,
): SubmittedBlock | 'unknown' | 'unreadable' {
  switch (block.type) {
    case 'input':
      return readInputBlock(block, values) ?? 'unreadable';
    case 'image': {
      const image = images.safeParse(block);
      if (!image.success) return 'unknown';
      return { kind: 'image', blockId: image.data.block_id, alt: image.data.alt_text };
    }
    case 'section': {
      const section = sections.safeParse(block);
      if (!section.success) return 'unknown';
      return other(section.data.block_id, { type: 'section', text: plain(section.data.text.text) });
    }
    case 'context': {
      const context = contexts.safeParse(block);
      if (!context.success) return 'unknown';
      const elements = context.data.elements.map(({ text }) => plain(text));
      return other(context.data.block_id, { type: 'context', elements });
    }
    case 'divider': {
      const divider = dividers.safeParse(block);
      return divider.success ? other(divider.data.block_id, { type: 'divider' }) : 'unknown';
    }
    default:
      return 'unknown';
  }
}

function readInputBlock(block: unknown, values: ReadonlyMap<string, ValueState>): SubmittedBlock | null {
  const read = inputs.safeParse(block);
  if (!read.success) return null;
  const { block_id, label, hint, optional, dispatch_action: isFollowed, element } = read.data;
  const input = readInput(element, values.get(block_id) ?? null);
  if (input === null) return null;
  return {
    kind: 'input',
    blockId: block_id,
    label: label.text,
    hint: hint?.text ?? null,
    optional: optional ?? false,
    isFollowed: isFollowed ?? false,
    input,
  };
}

function other(id: string | null | undefined, block: KnownBlock): SubmittedBlock {
  return { kind: 'other', blockId: id ?? null, block: { ...block, ...(id ? { block_id: id } : {}) } };
}
