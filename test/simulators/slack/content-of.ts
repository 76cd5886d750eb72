import { isRecord } from './answer-call.ts';

export type Mention =
  | { readonly kind: 'user' | 'group'; readonly id: string }
  /** Everybody: "here", "channel" or "everyone". */
  | { readonly kind: 'channel' };

/** What a message is to a person who looks at it. */
export interface Content {
  /** All text, without markup; blocks one below the other. */
  readonly text: string;
  readonly buttons: readonly SeenButton[];
  readonly alts: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly links: readonly string[];
  readonly mentions: readonly Mention[];
}

export interface SeenButton {
  readonly label: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
  readonly style: string | null;
}

interface Gathered {
  readonly lines: string[];
  readonly buttons: SeenButton[];
  readonly alts: string[];
  readonly tables: string[][][];
  readonly links: string[];
  readonly mentions: Mention[];
}

/**
 * Reads a message as Slack shows it: its blocks, or its text where it has none. The text beside blocks is shown in
 * notifications and read aloud; a mention or link left open in it counts, too.
 */
export function contentOf(text: string, blocks: readonly unknown[]): Content {
  const gathered: Gathered = { lines: [], buttons: [], alts: [], tables: [], links: [], mentions: [] };
  const beside = mrkdwn(text, gathered);
  if (blocks.length === 0) gathered.lines.push(beside);
  for (const block of blocks) if (isRecord(block)) readBlock(block, gathered);
  return { ...gathered, text: gathered.lines.join('\n') };
}

function readBlock(block: Readonly<Record<string, unknown>>, gathered: Gathered): void {
  switch (block['type']) {
    case 'rich_text':
      for (const element of listIn(block, 'elements')) gathered.lines.push(richElement(element, gathered));
      return;
    case 'image':
      gathered.alts.push(String(block['alt_text']));
      if (isRecord(block['title'])) gathered.lines.push(String(block['title']['text']));
      return;
    case 'table': {
      const rows = Array.isArray(block['rows']) ? block['rows'].filter(Array.isArray) : [];
      const table = rows.map((row) => row.map((cell: unknown) => (isRecord(cell) ? wordIn(cell['text']) : '')));
      gathered.tables.push(table);
      gathered.lines.push(...table.map((row) => row.join('\t')));
      return;
    }
    case 'actions':
      for (const element of listIn(block, 'elements')) readElement(element, block, gathered);
      return;
    default: {
      const texts = [block['text'], block['label'], block['hint'], block['fields'], block['elements']].flat();
      for (const one of texts) if (isRecord(one)) readText(one, gathered);
      if (isRecord(block['accessory'])) readElement(block['accessory'], block, gathered);
    }
  }
}

function readText(one: Readonly<Record<string, unknown>>, gathered: Gathered): void {
  if (one['type'] === 'mrkdwn') gathered.lines.push(mrkdwn(String(one['text']), gathered));
  if (one['type'] === 'plain_text') gathered.lines.push(String(one['text']));
  if (one['type'] === 'image') gathered.alts.push(String(one['alt_text']));
}

function readElement(
  element: Readonly<Record<string, unknown>>,
  block: Readonly<Record<string, unknown>>,
  gathered: Gathered,
): void {
  if (element['type'] !== 'button') return;
  const label = isRecord(element['text']) ? String(element['text']['text']) : '';
  gathered.buttons.push({
    label,
    actionId: wordIn(element['action_id']),
    blockId: wordIn(block['block_id']),
    value: wordIn(element['value']),
    style: typeof element['style'] === 'string' ? element['style'] : null,
  });
  if (typeof element['url'] === 'string') gathered.links.push(element['url']);
}

function richElement(element: Readonly<Record<string, unknown>>, gathered: Gathered): string {
  const parts = listIn(element, 'elements');
  if (element['type'] === 'rich_text_list')
    return parts.map((section) => `• ${richElement(section, gathered)}`).join('\n');
  return parts.map((part) => richInline(part, gathered)).join('');
}

function richInline(part: Readonly<Record<string, unknown>>, gathered: Gathered): string {
  switch (part['type']) {
    case 'link':
      gathered.links.push(String(part['url']));
      return String(part['text'] ?? part['url']);
    case 'user':
      gathered.mentions.push({ kind: 'user', id: String(part['user_id']) });
      return `@${String(part['user_id'])}`;
    case 'usergroup':
      gathered.mentions.push({ kind: 'group', id: String(part['usergroup_id']) });
      return `@${String(part['usergroup_id'])}`;
    case 'broadcast':
      gathered.mentions.push({ kind: 'channel' });
      return `@${String(part['range'])}`;
    case 'emoji':
      return `:${String(part['name'])}:`;
    case 'channel':
      return `#${String(part['channel_id'])}`;
    default:
      return String(part['text']);
  }
}

/** Reads Slack's own markup: https://docs.slack.dev/messaging/formatting-message-text */
function mrkdwn(source: string, gathered: Gathered): string {
  const resolved = source.replaceAll(/<([^<>]+)>/g, (_whole, inside: string) => {
    const [target = '', label] = inside.split('|', 2);
    if (target.startsWith('@')) {
      gathered.mentions.push({ kind: 'user', id: target.slice(1) });
      return label ?? target;
    }
    if (target.startsWith('!subteam^')) {
      gathered.mentions.push({ kind: 'group', id: target.slice('!subteam^'.length) });
      return label ?? target;
    }
    if (target.startsWith('!')) {
      if (/^!(here|channel|everyone)$/.test(target)) gathered.mentions.push({ kind: 'channel' });
      return label ?? `@${target.slice(1)}`;
    }
    if (target.startsWith('#')) return label ?? target;
    gathered.links.push(unescaped(target));
    return label ?? target;
  });
  const unmarked = resolved.replaceAll(/(^|[\s(])([*_~`])(?=\S)([^\n]*?\S)\2(?=$|[\s.,;:!?)])/gm, '$1$3');
  return unescaped(unmarked);
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A text that may be missing. */
export function wordIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listIn(from: Readonly<Record<string, unknown>>, key: string): readonly Readonly<Record<string, unknown>>[] {
  const list = from[key];
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
