import type { RichTextBlockElement, RichTextElement } from '@slack/types';

import { NotDrawn, type Drawn, type Inline } from './drawn.ts';

/** Draws text that Slack shows unchanged. */
export function plainInlines(text: string): readonly Inline[] {
  return [{ text, leadsTo: null, calls: null }];
}

/** Draws one element of a rich text: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export function richLines(element: RichTextBlockElement): readonly Drawn[] {
  switch (element.type) {
    case 'rich_text_section':
      return [{ kind: 'line', shape: 'plain', inlines: element.elements.map(richInline) }];
    case 'rich_text_quote':
      return [{ kind: 'line', shape: 'quote', inlines: element.elements.map(richInline) }];
    case 'rich_text_preformatted':
      return [{ kind: 'line', shape: 'preformatted', inlines: element.elements.map(richInline) }];
    case 'rich_text_list':
      return element.elements.map(({ elements }) => ({
        kind: 'line',
        shape: 'bullet',
        inlines: elements.map(richInline),
      }));
  }
}

function richInline(part: RichTextElement): Inline {
  switch (part.type) {
    case 'text':
      return { text: part.text, leadsTo: null, calls: null };
    case 'link':
      // Slack shows the address of a link without text.
      return { text: part.text ?? part.url, leadsTo: part.url, calls: null };
    case 'user':
      return { text: `@${part.user_id}`, leadsTo: null, calls: { kind: 'user', id: part.user_id } };
    case 'usergroup':
      return { text: `@${part.usergroup_id}`, leadsTo: null, calls: { kind: 'group', id: part.usergroup_id } };
    case 'broadcast':
      return { text: `@${part.range}`, leadsTo: null, calls: { kind: 'channel' } };
    case 'channel':
      return { text: `#${part.channel_id}`, leadsTo: null, calls: null };
    case 'emoji':
      return { text: `:${part.name}:`, leadsTo: null, calls: null };
    case 'color':
    case 'date':
    case 'team':
      throw new NotDrawn(`an element that no card of ours has: ${part.type}`);
  }
}

/** Reads Slack's own markup: https://docs.slack.dev/messaging/formatting-message-text */
export function mrkdwnInlines(source: string): readonly Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  for (const found of source.matchAll(/<([^<>]+)>/g)) {
    inlines.push(...unmarked(source.slice(from, found.index)), reference(found[1] ?? ''));
    from = found.index + found[0].length;
  }
  return [...inlines, ...unmarked(source.slice(from))];
}

function unmarked(source: string): readonly Inline[] {
  const text = unescaped(source.replaceAll(/(^|[\s(])([*_~`])(?=\S)([^\n]*?\S)\2(?=$|[\s.,;:!?)])/gm, '$1$3'));
  return text === '' ? [] : plainInlines(text);
}

function reference(inside: string): Inline {
  const [target = '', label] = inside.split('|', 2).map(unescaped);
  const shown = (otherwise: string): string => label ?? otherwise;
  if (target.startsWith('@'))
    return { text: shown(target), leadsTo: null, calls: { kind: 'user', id: target.slice(1) } };
  if (target.startsWith('!subteam^'))
    return { text: shown(target), leadsTo: null, calls: { kind: 'group', id: target.slice('!subteam^'.length) } };
  if (target.startsWith('!')) {
    const isCall = /^!(?:here|channel|everyone)$/.test(target);
    return { text: shown(`@${target.slice(1)}`), leadsTo: null, calls: isCall ? { kind: 'channel' } : null };
  }
  if (target.startsWith('#')) return { text: shown(target), leadsTo: null, calls: null };
  return { text: shown(target), leadsTo: target, calls: null };
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
