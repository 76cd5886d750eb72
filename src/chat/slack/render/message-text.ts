import { z } from 'zod';

import { linkText, mentionText, plainText } from './plain-text.ts';

type NameOf = (id: string) => string | null;

const element = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('link'), url: z.string(), text: z.string().nullish() }),
  z.object({ type: z.literal('user'), user_id: z.string() }),
  z.object({ type: z.literal('usergroup'), usergroup_id: z.string() }),
  z.object({ type: z.literal('channel'), channel_id: z.string() }),
  z.object({ type: z.literal('broadcast'), range: z.string() }),
  z.object({ type: z.literal('emoji'), name: z.string(), unicode: z.string().nullish() }),
  z.object({ type: z.literal('date'), fallback: z.string() }),
  z.object({ type: z.literal('color'), value: z.string() }),
]);
const section = z.object({ type: z.literal('rich_text_section'), elements: z.array(element) });
const part = z.discriminatedUnion('type', [
  section,
  z.object({ type: z.literal('rich_text_quote'), elements: z.array(element) }),
  z.object({ type: z.literal('rich_text_preformatted'), elements: z.array(element) }),
  z.object({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    indent: z.int().min(0).max(20).nullish(),
    offset: z.int().min(0).max(10_000).nullish(),
    elements: z.array(section),
  }),
]);
const written = z.array(z.object({ type: z.literal('rich_text'), elements: z.array(part) })).min(1);

/**
 * Returns the text of a message as its reader sees it. A message that a person wrote has rich text beside its mrkdwn:
 * there an emoji is itself rather than `:name:`, and bold has no stars. Anything else is read as `plainText` reads it.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export function messageText(message: { readonly text: string; readonly blocks?: unknown }, nameOf: NameOf): string {
  const read = written.safeParse(message.blocks);
  if (!read.success) return plainText(message.text, nameOf);
  return lines(
    read.data
      .flatMap(({ elements }) => elements)
      .map((one) => {
        if (one.type !== 'rich_text_list') return textOf(one.elements, nameOf);
        const items = one.elements.map(({ elements }, index) => {
          const sign = one.style === 'bullet' ? '•' : `${index + 1 + (one.offset ?? 0)}.`;
          return `${'  '.repeat(one.indent ?? 0)}${sign} ${textOf(elements, nameOf)}`;
        });
        return items.join('\n');
      }),
  );
}

/** Joins parts, each on a line of its own. A part may or may not end with its line break. */
function lines(parts: readonly string[]): string {
  return parts.map((one, index) => (index < parts.length - 1 && !one.endsWith('\n') ? `${one}\n` : one)).join('');
}

function textOf(elements: readonly z.output<typeof element>[], nameOf: NameOf): string {
  return elements
    .map((one) => {
      switch (one.type) {
        case 'text':
          return one.text;
        case 'link':
          return linkText(one.url, one.text ?? '');
        case 'user':
          return mentionText('@', one.user_id, nameOf);
        case 'usergroup':
          return mentionText('@', one.usergroup_id, nameOf);
        case 'channel':
          return mentionText('#', one.channel_id, nameOf);
        case 'broadcast':
          return `@${one.range}`;
        case 'emoji':
          return emojiOf(one.unicode ?? '') ?? `:${one.name}:`;
        case 'date':
          return one.fallback;
        case 'color':
          return one.value;
      }
    })
    .join('');
}

/** Converts "1f468-200d-1f373" to the characters that it names; null for the workspace's own emoji. */
function emojiOf(unicode: string): string | null {
  if (!/^[\da-f]{1,6}(?:-[\da-f]{1,6}){0,15}$/iu.test(unicode)) return null;
  const codePoints = unicode.split('-').map((hex) => Number.parseInt(hex, 16));
  return codePoints.every((code) => code <= 0x10ffff) ? String.fromCodePoint(...codePoints).toWellFormed() : null;
}
