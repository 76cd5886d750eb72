import { lexer, type Token, type Tokens } from 'marked';

import { wordsRead } from '../simulators/mattermost/words-read.ts';

/** A Markdown message as its reader sees it, parsed by an independent library. */
export interface ReadMarkdown {
  readonly text: string;
  readonly links: readonly string[];
  /** Rows of cells, the header first. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** The kinds of markup in it, such as "strong" or "list". */
  readonly kinds: ReadonlySet<string>;
}

const plainKinds = new Set(['text', 'paragraph', 'space', 'escape', 'br']);

/** Parses a message; leaves out joiners, which are invisible. */
export function readMarkdown(markdown: string): ReadMarkdown {
  const links: string[] = [];
  const tables: string[][][] = [];
  const kinds = new Set<string>();
  const textOf = (token: Token): string => {
    if (!plainKinds.has(token.type)) kinds.add(token.type);
    if (token.type === 'link') links.push((token as Tokens.Link).href);
    if (token.type === 'br') return '\n';
    if (token.type === 'space') return '';
    if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      const table = [header, ...rows].map((row) => row.map((cell) => shownText(cell.tokens.map(textOf).join(''))));
      tables.push(table);
      return table.map((row) => row.join('\t')).join('\n');
    }
    if (token.type === 'list') return (token as Tokens.List).items.map(textOf).join('\n');
    if ('tokens' in token && token.tokens !== undefined) {
      const isRow = token.type === 'blockquote' || token.type === 'list_item';
      return token.tokens.map(textOf).join(isRow ? '\n' : '');
    }
    if (token.type === 'codespan') return (token as Tokens.Codespan).text.trim();
    return decoded('text' in token && typeof token.text === 'string' ? token.text : token.raw);
  };
  const text = lexer(markdown, { gfm: true, breaks: true })
    .filter(({ type }) => type !== 'space')
    .map(textOf)
    .join('\n');
  return { text: shownText(text), links, tables, kinds };
}

function shownText(text: string): string {
  return text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');
}

/** Decodes entities as a browser does, since the library does not. */
export function decoded(text: string): string {
  return text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Finds the words by which the server notifies people: server/channels/app/mention_parser_standard.go. */
export function mentionsIn(markdown: string): readonly string[] {
  return wordsRead(markdown)
    .flatMap((word) => (word.startsWith('@') ? [word.replace(/[.\-:_]+$/, '')] : word.split(/[.\-:]/)))
    .filter((word) => /^@(?=.*[\p{L}\p{N}])[^@]+$/u.test(word));
}
