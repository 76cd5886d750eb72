import type { Block, Button, Card, Inline, Menu } from '#chat/card.ts';
import { tableInWords, type Table } from '#chat/kit/table.ts';

import { linesOf } from './escape-text.ts';
import { isWebAddress } from './inline-markdown.ts';
import type { Row } from './row.ts';
import { tableMarkdown, type TableMarkdown } from './table-markdown.ts';

/** A picture or a file that hangs on a post. */
export interface Picture {
  readonly sha256: string;
  readonly mimeType: string;
  /** The file's name; null for a picture. */
  readonly name: string | null;
  /**
   * Its position, since Mattermost shrinks several pictures of one post. A "chart" is the first in its post. A
   * "likeness" that is not the card's only picture has the last post to itself; the card goes out without it if it
   * cannot be uploaded.
   */
  readonly shownAs: 'picture' | 'chart' | 'likeness';
}

/** A part of a card: rows may be parted between posts, the others may not. */
export type CardItem =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | ({ readonly kind: 'picture'; readonly rows: readonly Row[] } & Picture)
  | { readonly kind: 'table'; readonly caption: readonly Row[]; readonly table: TableMarkdown }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[]; readonly menu: Menu | null };

const maxLinkUnits = 500;

/** Words that Mattermost needs and a card does not provide. */
export interface CardWords {
  /** Stands before the description of a picture, which attached files have no place for: "Image: ". */
  readonly image: string;
}

/** Renders a card's blocks in their order; never empty. */
export function cardItems(card: Card, words: CardWords): readonly CardItem[] {
  const items = card.blocks.flatMap((block, index) =>
    block.kind === 'image' ? [pictureItem(block, words, wordsAfter(card.blocks, index))] : itemsOf(block),
  );
  if (items.some((item) => item.kind !== 'rows' || item.rows.length > 0)) return items;
  return [{ kind: 'rows', rows: [plain([text(card.summary === '' ? '…' : card.summary)])] }];
}

/** Returns the paragraphs and quotes after a picture, up to the next one, without markup. */
function wordsAfter(blocks: readonly Block[], index: number): ReadonlySet<string> {
  const words = new Set<string>();
  for (const block of blocks.slice(index + 1)) {
    if (block.kind === 'image') break;
    if (block.kind === 'quote') words.add(block.text);
    if (block.kind === 'paragraph') words.add(block.inlines.map((one) => ('text' in one ? one.text : '')).join(''));
  }
  return words;
}

function itemsOf(block: Exclude<Block, { kind: 'image' }>): readonly CardItem[] {
  switch (block.kind) {
    case 'heading':
      return rows(block.text.trim() === '' ? [] : [{ shape: 'heading', inlines: [text(block.text)] }]);
    case 'paragraph':
      return rows([plain(block.inlines)]);
    case 'quote':
      return rows([{ shape: 'quote', inlines: [text(block.text)] }]);
    case 'list':
      return rows(block.items.map(bullet));
    case 'note':
      // Mattermost has no small print.
      return rows([plain(block.inlines.map(asAside))]);
    case 'file': {
      const { sha256, mimeType, name } = block;
      return [
        {
          kind: 'picture',
          sha256,
          mimeType,
          name,
          shownAs: 'picture',
          rows: [plain([{ kind: 'strong', text: block.title }])],
        },
      ];
    }
    case 'posts':
      return likenessItems(block);
    case 'table':
      return tableItems(block);
    case 'buttons':
      return buttonItems(block);
    case 'folded':
      // Mattermost folds by length alone.
      return rows(block.items.map(bullet));
  }
}

/** Renders a picture with its description as text, unless the card goes on with just those words. */
function pictureItem(
  { sha256, title, alt, mimeType, isChart }: Extract<Block, { kind: 'image' }>,
  words: CardWords,
  saidBelow: ReadonlySet<string>,
): CardItem {
  const name = linesOf(title).join(' ').trim();
  const description = alt.trim() === '' ? (name === '' ? mimeType : '') : saidBelow.has(alt) || alt === name ? '' : alt;
  const rows = [
    ...(name === '' ? [] : [plain([{ kind: 'strong', text: name }])]),
    ...(description === '' ? [] : [plain([{ kind: 'emphasis', text: words.image }, text(description)])]),
  ];
  return { kind: 'picture', sha256, mimeType, name: null, shownAs: isChart === true ? 'chart' : 'picture', rows };
}

/** Renders buttons and their menu. A menu of one action becomes a button. */
function buttonItems({ buttons, menu }: Extract<Block, { kind: 'buttons' }>): readonly CardItem[] {
  const rare = menu?.buttons ?? [];
  if (buttons.length + rare.length === 0) return [];
  if (menu === undefined || rare.length < 2) return [{ kind: 'buttons', buttons: [...buttons, ...rare], menu: null }];
  return [{ kind: 'buttons', buttons, menu }];
}

/** Renders posts as the picture of them. Without one there is nothing to say: their texts stand above. */
function likenessItems({ picture, title, alt }: Extract<Block, { kind: 'posts' }>): readonly CardItem[] {
  if (picture === null) return [];
  const row = plain([{ kind: 'strong', text: title }, text(' '), { kind: 'emphasis', text: alt }]);
  return [
    {
      kind: 'picture',
      sha256: picture,
      mimeType: 'image/png',
      name: 'preview.png',
      shownAs: 'likeness',
      rows: [row],
    },
  ];
}

/** Renders a table. Falls back to plain text when it cannot be shown as a table. */
function tableItems(block: Table): readonly CardItem[] {
  const table = tableMarkdown(block);
  const caption =
    block.caption.trim() === '' ? [] : [plain([{ kind: 'strong', text: linesOf(block.caption).join(' ') }])];
  return table === null ? rows([...caption, ...tableInWords(block).map(bullet)]) : [{ kind: 'table', caption, table }];
}

function asAside(inline: Inline): Inline {
  return inline.kind === 'text' ? { kind: 'emphasis', text: inline.text } : inline;
}

function rows(all: readonly Row[]): readonly CardItem[] {
  const filled = all.filter(({ inlines }) => inlines.some((one) => one.kind === 'mention' || saysSomething(one)));
  return filled.length === 0 ? [] : [{ kind: 'rows', rows: filled }];
}

function saysSomething(inline: Exclude<Inline, { kind: 'mention' }>): boolean {
  return inline.text !== '' || (inline.kind === 'link' && inline.url !== '');
}

function plain(inlines: readonly Inline[]): Row {
  return { shape: 'plain', inlines: inlines.flatMap(partable) };
}

function bullet(inlines: readonly Inline[]): Row {
  return { shape: 'bullet', inlines: inlines.flatMap(partable) };
}

/** Makes a link fit in one post: a label that is too long becomes text beside it. */
function partable(inline: Inline): readonly Inline[] {
  if (inline.kind !== 'link') return [inline];
  const { url, text: label } = inline;
  if (!isWebAddress(url)) return [text(label === '' || label === url ? url : `${label} (${url})`)];
  if (label.length <= maxLinkUnits) return [inline];
  return [text(`${label} (`), { ...inline, text: '' }, text(')')];
}

function text(words: string): Inline {
  return { kind: 'text', text: words };
}
