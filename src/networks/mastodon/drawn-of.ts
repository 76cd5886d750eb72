import { convert, type DomNode, type FormatCallback } from 'html-to-text';

import { boundedHtml } from '#text/bounded-html.ts';

/** A link as readers get it: its words, with the hidden ends of a shortened address, and its target. */
export interface DrawnLink {
  readonly shown: string;
  readonly target: string;
}

/** A server's HTML, as a client draws it. */
export interface Drawn {
  /** The text, with line breaks. */
  readonly text: string;
  /** The accounts linked by name, as written there: "@user", mostly without its server. */
  readonly mentions: readonly string[];
  /** Links except mentions and hashtags, which the server links by itself. */
  readonly links: readonly DrawnLink[];
  /** Images that are loaded from elsewhere and shown within the text. */
  readonly images: readonly { readonly address: string; readonly alt: string }[];
}

/** Depth beyond which nothing is drawn; nobody writes deeper. */
const maxDepth = 64;
const embedded = ['img', 'video', 'audio', 'iframe', 'embed', 'object', 'source'];
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Draws a server's HTML as a client does, without fetching anything: drops styling, keeps words and addresses. */
export function drawnOf(html: string): Drawn {
  const mentions: string[] = [];
  const links: DrawnLink[] = [];
  const images: { address: string; alt: string }[] = [];
  const drawLink: FormatCallback = (element, walk, builder) => {
    const shown = wordsIn(element).trim();
    const isNamed = /(?:^|\s)(?:mention|hashtag)(?:\s|$)/u.test(attribute(element, 'class'));
    if (isNamed && shown.startsWith('@')) mentions.push(shown);
    else if (!isNamed || !/^[#＃]/u.test(shown)) links.push({ shown, target: attribute(element, 'href') });
    walk(element.children, builder);
  };
  const drawImage: FormatCallback = (element, _walk, builder) => {
    const alt = attribute(element, 'alt');
    images.push({ address: attribute(element, 'src') || attribute(element, 'data'), alt });
    if (isEmoji(alt)) builder.addInline(alt);
  };
  const text = convert(boundedHtml(html), {
    wordwrap: false,
    formatters: { drawLink, drawImage },
    selectors: [
      { selector: 'a', format: 'drawLink' },
      ...embedded.map((selector) => ({ selector, format: 'drawImage' })),
      ...headings.map((selector) => ({ selector, format: 'block' })),
      // Clients show a line beside a quotation and a line across the text, not ">" and "---".
      { selector: 'blockquote', format: 'block' },
      { selector: 'hr', format: 'lineBreak' },
      { selector: 'ul', options: { itemPrefix: '- ' } },
      { selector: 'table', format: 'block' },
      { selector: 'script', format: 'skip' },
      { selector: 'style', format: 'skip' },
    ],
    limits: { maxDepth },
  });
  return { text, mentions, links, images };
}

/** Tells whether a picture with this description is a server's own emoji, which the text contains by that name. */
export function isEmoji(alt: string): boolean {
  return /^:[\w+-]{1,100}:$/u.test(alt);
}

function wordsIn(node: DomNode, depth = 0): string {
  if (node.type === 'text') return node.data ?? '';
  return depth === maxDepth ? '' : (node.children ?? []).map((child) => wordsIn(child, depth + 1)).join('');
}

function attribute({ attribs }: DomNode, name: string): string {
  const value: unknown = attribs?.[name];
  return typeof value === 'string' ? value : '';
}
