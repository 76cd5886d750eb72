import type { Button, Card, Menu } from '#chat/card.ts';
import { shorten } from '#text/shorten.ts';

import { cardItems, type CardItem, type CardWords, type Picture } from './card-items.ts';
import { linesOf } from './escape-text.ts';
import type { Usernames } from './inline-markdown.ts';
import { newPage } from './new-page.ts';
import { partRow, type Row, rowMarkdown, rowUnits } from './row.ts';
import { linesWithin, tableUnits } from './table-markdown.ts';

/** A section below a post's message: some text, and the buttons below it. */
export interface Section {
  readonly text: string;
  readonly buttons: readonly Button[];
  /** Stands after the buttons. */
  readonly menu: Menu | null;
  /** One line in its place, for notifications. */
  readonly fallback: string;
}

/** One post of a card. The pictures hang on it as files. */
export interface CardPost {
  readonly message: string;
  readonly sections: readonly Section[];
  /** In their order, each once. */
  readonly pictures: readonly Picture[];
}

/** Mattermost takes 16,383 characters of message, and as many again in sections; so much is rarely needed. */
const maxUnits = 16_000;
/** https://docs.mattermost.com: ten files a post. */
const maxPictures = 10;
const maxButtons = 100;
/** Less room than this is left empty rather than filled with the first words of something long. */
const minRoom = 2_000;
const maxFallbackUnits = 300;
/** A blank line. */
const gapUnits = 2;

/**
 * Renders a card as one post, or as several if it is too long for one: nothing is ever cut. Returns at least one, each
 * with something to read. Text before the first button is the post's message; anything after a button is below it.
 */
export function cardPosts(
  card: Card,
  names: { readonly usernames: Usernames; readonly words: CardWords },
): readonly CardPost[] {
  const fallback = shorten(linesOf(card.summary).join(' '), maxFallbackUnits);
  const posts: CardPost[] = [];
  let page = newPage();
  const close = (): void => {
    if (!page.isEmpty()) posts.push(page.made(fallback));
    page = newPage();
  };
  const put = (row: Row): void => {
    page.write(row.shape, rowMarkdown(row, names.usernames));
  };
  const write = (row: Row): void => {
    let left: Row | null = row;
    while (left !== null) {
      const units = rowUnits(left, names.usernames);
      const room = maxUnits - page.units();
      if (units <= room) {
        put(left);
        return;
      }
      if (!page.isEmpty() && (room < minRoom || units <= maxUnits)) {
        close();
        continue;
      }
      const { head, tail }: ReturnType<typeof partRow> = partRow(left, room, names.usernames);
      if (head !== null) put(head);
      else if (page.isEmpty()) throw new Error('A line has a part that no post has room for');
      left = tail;
      if (left !== null) close();
    }
  };
  const writeTable = ({ caption, table }: CardItem & { readonly kind: 'table' }): void => {
    const whole = caption.reduce((sum, row) => sum + rowUnits(row, names.usernames) + gapUnits, tableUnits(table));
    const room = maxUnits - page.units() - gapUnits;
    if (!page.isEmpty() && whole > room && (room < minRoom || whole <= maxUnits)) close();
    caption.forEach(write);
    let left = table.lines;
    do {
      const taken = linesWithin({ ...table, lines: left }, maxUnits - page.units() - gapUnits);
      if (taken.length > 0 || left.length === 0) page.write('table', [table.head, ...taken].join('\n'));
      left = left.slice(taken.length);
      if (left.length > 0) close();
    } while (left.length > 0);
  };
  const items = cardItems(card, names.words);
  const pictures = items.filter((item) => item.kind === 'picture');
  const ownPosts: readonly CardItem[] =
    pictures.length === 1 ? [] : pictures.filter(({ shownAs }) => shownAs === 'likeness');
  for (const item of [...items.filter((item) => !ownPosts.includes(item)), ...ownPosts]) {
    if (ownPosts.includes(item)) close();
    switch (item.kind) {
      case 'rows':
        item.rows.forEach(write);
        break;
      case 'picture':
        if (page.pictures() >= (item.shownAs === 'chart' ? 1 : maxPictures)) close();
        item.rows.forEach(write);
        page.hang(item);
        break;
      case 'table':
        writeTable(item);
        break;
      case 'buttons':
        for (let from = 0; from < item.buttons.length; from += maxButtons) {
          if (page.buttons() + Math.min(maxButtons, item.buttons.length - from) > maxButtons) close();
          page.press(item.buttons.slice(from, from + maxButtons), null);
        }
        if (item.menu !== null) page.press([], item.menu);
    }
  }
  close();
  return posts;
}
