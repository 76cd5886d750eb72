import { convert, type HtmlToTextOptions } from 'html-to-text';

import { oneLine } from '#text/one-line.ts';

/** More than any server lets a post have. */
const mostRead = 100_000;
const mostWords = 20_000;

/** The words of a post, and the addresses in them. */
export interface PostWords {
  readonly text: string;
  readonly links: readonly string[];
}

/**
 * Returns the words of a post that its server tells as HTML: paragraphs and lines stay, links are whole and lead where
 * they say, and accounts have their server's name, so that they are nobody else's.
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
      // What stands in for a quoted post where it cannot be shown: its address, which readers have with the post.
      { selector: '.quote-inline', format: 'skip' },
      { selector: 'p', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
      ...['img', 'video', 'audio', 'iframe', 'script', 'style', 'svg'].map((selector) => ({
        selector,
        format: 'skip',
      })),
    ],
  };
  return { text: tidied(convert(html.slice(0, mostRead), options)), links };
}

/** Returns words of a post as they are kept: each line as `oneLine` has it, and no more than one empty line in a row. */
export function tidied(text: string): string {
  const lines = text.slice(0, mostWords).split(/\r\n|[\r\n\u0085\u2028\u2029]/u);
  return (
    lines
      .map(oneLine)
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      // Composing very many marks on one letter takes time that grows with their square.
      .replaceAll(/(\p{M}{30})\p{M}+/gu, '$1')
      .normalize('NFC')
      .trim()
  );
}
