import { z } from 'zod';

import type { Slack } from '../simulators/slack/open-slack.ts';
import type { SlackSeen } from '../simulators/slack/seen-by.ts';
import { slackFormText } from './slack-form-text.ts';
import { plainSpaces } from './slack-scene.ts';

/** Notes what stands in a channel and in private answers, step by step: only what is new or has changed since. */
export interface Transcript {
  /** Notes a step that is over, with the forms that were noted since the last one first. */
  step(title: string): Promise<void>;
  /** Notes the form that stands open before this person. */
  form(user: string): void;
  text(): string;
}

const nested: z.ZodType<unknown[]> = z.array(z.unknown());
const blockSchema = z.object({ type: z.string(), elements: nested.optional(), alt_text: z.string().optional() });
const partSchema = z.object({
  type: z.string(),
  text: z.union([z.string(), z.object({ text: z.string() })]).optional(),
  url: z.string().optional(),
  user_id: z.string().optional(),
  style: z.unknown().optional(),
  elements: nested.optional(),
});

export function openTranscript(slack: Slack, people: ReadonlyMap<string, string>): Transcript {
  const nameOf = new Map([[slack.botUserId, 'Tambour'], ...people]);
  const named = (text: string): string => text.replaceAll(/U[0-9A-Z]{8,}/g, (id) => nameOf.get(id) ?? id);
  const shownBefore = new Map<string, string>();
  const lines: string[] = [];
  let forms: string[] = [];

  const write = (key: string, heading: string, body: string, to = lines): void => {
    const text = `${heading}\n${body.replaceAll(/^/gm, '    ')}`;
    const before = shownBefore.get(key);
    if (before === text) return;
    shownBefore.set(key, text);
    to.push(before === undefined ? text : text.replace('\n', ' (updated)\n'), '');
  };

  return {
    async step(title) {
      lines.push(`━━ ${title}`, '', ...forms);
      forms = [];
      const [first = ''] = people.keys();
      for (const message of (await slack.seen(first)).filter(({ ts }) => ts !== null)) {
        const place = message.threadTs === null ? '#' : '  ↳';
        const at = named(message.author ?? '');
        write(message.ts ?? '', `${place} ${at}`, named(bodyOf(message)));
      }
      for (const [user, name] of people) {
        const whispers = (await slack.seen(user)).filter(({ ts }) => ts === null);
        for (const [at, whisper] of whispers.entries())
          write(`${user}:${at}`, `  (only ${name} sees this)`, named(bodyOf(whisper)));
      }
    },
    form(user) {
      const open = slack.viewOf(user);
      if (open === null) throw new Error('no form stands open');
      write(
        `${user}:form:${open.id}`,
        `  (form before ${nameOf.get(user) ?? user})`,
        named(slackFormText(open)),
        forms,
      );
    },
    text: () => plainSpaces(lines.join('\n')),
  };
}

function bodyOf({ blocks, text, reactions }: SlackSeen): string {
  const shown = blocks.length === 0 ? [text] : blocks.map(blockText);
  const given = reactions.map(({ name, users }) => `:${name}: ${users.join(', ')}`).join('  ');
  return [...shown, ...(given === '' ? [] : [given])].join('\n');
}

function blockText(block: unknown): string {
  const { type, elements = [], alt_text: alt = '' } = blockSchema.parse(block);
  if (type === 'image') return `[picture: ${alt}]`;
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
