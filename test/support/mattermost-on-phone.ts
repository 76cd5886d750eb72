import { createRequire } from 'node:module';

import type * as commonmark from '@mattermost/commonmark';

import type { Drawn } from './mattermost-in-browser.ts';

// Its entry for `import` is no module for Node.
const { Parser }: typeof commonmark = createRequire(import.meta.url)('@mattermost/commonmark');

const schemes = ['http', 'https', 'ftp', 'mailto', 'tel', 'mattermost'];
const plain = new Set(['document', 'paragraph', 'text', 'softbreak', 'linebreak', 'link', 'hashtag']);

/** Renders a message with the library of the phone apps. */
export function drawnOnPhone(markdown: string): Drawn {
  const parser = new Parser({
    minimumHashtagLength: 3,
    urlFilter: (url: string) => schemes.includes(/^([a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase() ?? 'http'),
  });
  const walker = parser.parse(markdown).walker();
  const links: { href: string; text: string }[] = [];
  const kinds = new Set<string>();
  let text = '';
  let from = 0;
  for (let step = walker.next(); step !== null; step = walker.next()) {
    const { entering, node } = step;
    if (!plain.has(node.type)) kinds.add(node.type);
    if (!node.isContainer) text += (node.literal ?? '') || (node.firstChild?.literal ?? '');
    if (node.type === 'softbreak' || node.type === 'linebreak') text += '\n';
    if (node.type === 'link' && entering) from = text.length;
    if (node.type === 'link' && !entering) links.push({ href: node.destination ?? '', text: text.slice(from) });
    if (node.type === 'paragraph' && !entering) text += '\n';
  }
  return { text: text.trimEnd(), links, kinds };
}
