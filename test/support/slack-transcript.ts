import { z } from 'zod';

import type { Slack } from '../simulators/slack/open-slack.ts';
import type { SlackSeen } from '../simulators/slack/seen-by.ts';
import { slackFormText } from './slack-form-text.ts';
import type { Look } from './transcript.ts';

const nested: z.ZodType<unknown[]> = z.array(z.unknown());
const blockSchema = z.object({
  type: z.string(),
  elements: nested.optional(),
  alt_text: z.string().optional(),
  rows: z.array(z.array(z.object({ text: z.string() }))).optional(),
});
const partSchema = z.object({
  type: z.string(),
  text: z.union([z.string(), z.object({ text: z.string() })]).optional(),
  url: z.string().optional(),
  user_id: z.string().optional(),
  style: z.unknown().optional(),
  elements: nested.optional(),
});

/** Slack as people look at it. */
export function slackLook(slack: Slack): Look {
  return {
    seen: async (user) =>
      (await slack.seen(user)).map((message) => ({
        id: message.ts,
        isAlone: message.ts === null,
        isReply: message.threadTs !== null,
        author: message.author ?? '',
        body: slackBody(message),
      })),
    form: (user) => {
      const open = slack.viewOf(user);
      return open === null ? null : { id: open.id, text: slackFormText(open) };
    },
    named: (text, names) =>
      text.replaceAll(/U[0-9A-Z]{8,}/g, (id) => (id === slack.botUserId ? 'Tambour' : (names.get(id) ?? id))),
  };
}

/** A message as a person reads it. */
export function slackBody({
  blocks,
  text,
  files = [],
  reactions,
}: Pick<SlackSeen, 'blocks' | 'text' | 'reactions'> & {
  readonly files?: readonly { readonly name: string }[];
}): string {
  const shown = [
    ...(blocks.length === 0 ? [text] : blocks.map(blockText)),
    ...files.map(({ name }) => `[file: ${name}]`),
  ].filter((one) => one !== '');
  const given = reactions.map(({ name, users }) => `:${name}: ${users.join(', ')}`).join('  ');
  return [...shown, ...(given === '' ? [] : [given])].join('\n');
}

function blockText(block: unknown): string {
  const { type, elements = [], alt_text: alt = '', rows = [] } = blockSchema.parse(block);
  if (type === 'image') return `[picture: ${alt}]`;
  if (type === 'table') return rows.map((row) => `| ${row.map(({ text }) => text).join(' | ')} |`).join('\n');
  if (type === 'divider') return '────';
  if (type === 'actions') return elements.map((one) => `[ ${partText(one)} ]`).join(' ');
  if (type === 'rich_text') return elements.map(richText).join('\n');
  return [partText(block), ...elements.map(partText)].filter((one) => one !== '').join('\n');
}

function richText(element: unknown): string {
  const { type, elements = [] } = partSchema.parse(element);
  if (type === 'rich_text_list') return elements.map((one) => `• ${richText(one)}`).join('\n');
  const text = elements.map(partText).join('');
  return type === 'rich_text_quote' ? text.replaceAll(/^/gm, '│ ') : text;
}

function partText(part: unknown): string {
  const { type, text = '', url = '', user_id: user = '' } = partSchema.parse(part);
  const label = typeof text === 'string' ? text : text.text;
  if (type === 'link') return label === '' ? url : `${label} <${url}>`;
  if (type === 'user') return `@${user}`;
  return label;
}
