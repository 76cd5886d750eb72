import { z } from 'zod';

import { isRecord } from './answer-call.ts';
import { homeView, messageBlock, modalView } from './block-schemas.ts';

export interface Fault {
  readonly error: 'invalid_blocks' | 'invalid_attachments' | 'msg_blocks_too_long' | 'invalid_arguments';
  readonly messages: readonly string[];
}

/** Slack does not document how it counts; the bytes of the JSON are the upper bound. */
const longestMessage = 13_000;
/** https://docs.slack.dev/reference/block-kit/blocks/table-block: for all cells of a message. */
const mostTableCharacters = 10_000;

/** Returns the fault for which Slack would refuse a message's blocks, or null. */
export function faultOfBlocks(blocks: unknown): Fault | null {
  const parsed = z.array(messageBlock).max(50).safeParse(blocks);
  if (!parsed.success) return { error: 'invalid_blocks', messages: messagesOf(parsed.error, '/blocks') };
  const repeated = repeatedIds(parsed.data);
  if (repeated.length > 0) return { error: 'invalid_blocks', messages: repeated };
  const tables = parsed.data.filter((block) => block.type === 'table');
  if (tables.length > 1) return { error: 'invalid_attachments', messages: ['[ERROR] only_one_table_allowed'] };
  const characters = tables.flatMap(({ rows }) => rows.flat()).reduce((sum, { text }) => sum + text.length, 0);
  if (characters > mostTableCharacters)
    return { error: 'invalid_blocks', messages: [`[ERROR] ${characters} in cells`] };
  const length = Buffer.byteLength(JSON.stringify(blocks));
  if (length <= longestMessage) return null;
  return { error: 'msg_blocks_too_long', messages: [`[ERROR] ${length} bytes`] };
}

/** Returns the fault for which Slack would refuse a modal, or null. */
export function faultOfView(view: unknown): Fault | null {
  const parsed = modalView.safeParse(view);
  if (!parsed.success) return { error: 'invalid_arguments', messages: messagesOf(parsed.error, '/view') };
  const repeated = repeatedIds(parsed.data.blocks);
  return repeated.length === 0 ? null : { error: 'invalid_arguments', messages: repeated };
}

/** Returns Slack's fault of a Home tab, or null: https://docs.slack.dev/reference/views/home-tab-views */
export function faultOfHome(view: unknown): Fault | null {
  const parsed = homeView.safeParse(view);
  if (!parsed.success) return { error: 'invalid_arguments', messages: messagesOf(parsed.error, '/view') };
  const repeated = repeatedIds(parsed.data.blocks);
  return repeated.length === 0 ? null : { error: 'invalid_arguments', messages: repeated };
}

/** Lists the Slack files that blocks show. */
export function filesShownIn(blocks: readonly unknown[]): readonly { readonly id?: string; readonly url?: string }[] {
  return blocks.flatMap((block) => {
    const parsed = z
      .object({ slack_file: z.object({ id: z.string().optional(), url: z.string().optional() }) })
      .safeParse(block);
    if (!parsed.success) return [];
    const { id, url } = parsed.data.slack_file;
    return [{ ...(id === undefined ? {} : { id }), ...(url === undefined ? {} : { url }) }];
  });
}

function messagesOf(error: z.ZodError, root: string): readonly string[] {
  return error.issues.map(({ path, message }) => `[ERROR] ${message} [json-pointer:${[root, ...path].join('/')}]`);
}

function repeatedIds(blocks: readonly unknown[]): readonly string[] {
  const blockIds = blocks.flatMap((block) =>
    isRecord(block) && typeof block['block_id'] === 'string' ? [block['block_id']] : [],
  );
  const faults = repeats(blockIds).map((one) => `[ERROR] block_id "${one}" already exists`);
  const actionFaults = blocks.flatMap((block) => {
    const elements = isRecord(block) && Array.isArray(block['elements']) ? block['elements'] : [];
    const ids = elements.flatMap((one: unknown) =>
      isRecord(one) && typeof one['action_id'] === 'string' ? [one['action_id']] : [],
    );
    return repeats(ids).map((one) => `[ERROR] action_id "${one}" already exists in the block`);
  });
  return [...faults, ...actionFaults];
}

function repeats(ids: readonly string[]): readonly string[] {
  return ids.filter((one, at) => ids.indexOf(one) !== at);
}
