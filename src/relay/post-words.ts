import { convert, type HtmlToTextOptions } from 'html-to-text';

import { boundedHtml } from '#text/bounded-html.ts';
import { oneLine } from '#text/one-line.ts';

const mostWords = 20_000;

/** The words of a post, and the addresses in them. */
export interface PostWords {
  readonly text: string;
  readonly links: readonly string[];
}

/**
 * Returns a post's words from its server's HTML: paragraphs and lines stay, links appear in full with their real
 * target, and mentions include their server, so that they mean nobody else.
 */
export function postWords(html: string, mentions: ReadonlyMap<string, string>): PostWords {
  const links: string[] = [];
  const options: HtmlToTextOptions = {
    wordwrap: false,
    limits: { maxDepth: 64 },
    formatters: {
      postLink(elem, walk, builder) {
        const { href = '', class: classes = '' } = elem.attribs;
        const mentioned = mentions.get(href);
        const url = URL.parse(href);
        if (mentioned !== undefined) builder.addInline(`@${mentioned}`);
        else if (/\b(?:mention|hashtag)\b/.test(classes) || url === null) walk(elem.children, builder);
        else {
          links.push(url.href);
          builder.addInline(url.href, { noWordTransform: true });
        }
      },
    },
    selectors: [
      { selector: 'a', format: 'postLink' },
      // Stand-in for a quoted post that cannot be shown: its address, which readers already have.
      { selector: '.quote-inline', format: 'skip' },
      { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
      ...['img', 'video', 'audio', 'iframe', 'script', 'style', 'svg'].map((selector) => ({
        selector,
        format: 'skip',
      })),
    ],
  };
  return { text: tidied(convert(boundedHtml(html), options)), links };
}

/**
 * Returns a post's words in the form in which they are stored: each line as by `oneLine`, and at most one empty line in
 * a row.
 */
export function tidied(text: string): string {
  const lines = text.slice(0, mostWords).split(/\r\n|[\r\n\u0085\u2028\u2029]/u);
  return (
    lines
      .map(oneLine)
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      // Normalising very many combining marks on one letter takes quadratic time.
      .replaceAll(/(\p{M}{30})\p{M}+/gu, '$1')
      .normalize('NFC')
      .trim()
  );
}
