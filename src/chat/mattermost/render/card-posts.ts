import type { Button, Card } from '#chat/chat.ts';
import { shorten } from '#chat/shorten.ts';

import { cardItems, type CardWords } from './card-items.ts';
import { joiner, linesOf } from './escape-line.ts';
import type { Usernames } from './inline-markdown.ts';
import { partRow, type Row, rowMarkdown, rowUnits } from './row.ts';

/** What stands under a post's message: some text, and the buttons below it. */
export interface Section {
  readonly text: string;
  readonly buttons: readonly Button[];
  /** One line in its place, for notifications. */
  readonly fallback: string;
}

export interface Picture {
  readonly sha256: string;
  readonly mimeType: string;
}

/** One post of a card. The pictures hang on it as files. */
export interface CardPost {
  readonly message: string;
  readonly sections: readonly Section[];
  /** In their order, each once. */
  readonly pictures: readonly Picture[];
}

/** Mattermost takes 16,383 characters, of message; sections have as much room again, which one rarely needs. */
const maxUnits = 16_000;
/** https://docs.mattermost.com: ten files a post. */
const maxPictures = 10;
const maxButtons = 100;
/** Less room than this is left empty rather than filled with the first words of something long. */
const minRoom = 2_000;
const maxFallbackUnits = 300;

/**
 * A card as one post, or as several where it is too long for one: nothing is ever cut. At least one comes back, each
 * with something to read. Text before the first button is the post's message; what follows buttons stands below them.
 */
export function cardPosts(
  card: Card,
  names: { readonly usernames: Usernames; readonly words: CardWords },
): readonly CardPost[] {
  const fallback = shorten(linesOf(card.summary).join(' '), maxFallbackUnits).replaceAll('@', `@${joiner}`);
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
  for (const item of cardItems(card, names.words)) {
    switch (item.kind) {
      case 'rows':
        item.rows.forEach(write);
        break;
      case 'picture':
        if (page.pictures() >= maxPictures) close();
        item.rows.forEach(write);
        page.hang(item);
        break;
      case 'buttons':
        for (let from = 0; from < item.buttons.length; from += maxButtons) {
          if (page.buttons() + Math.min(maxButtons, item.buttons.length - from) > maxButtons) close();
          page.press(item.buttons.slice(from, from + maxButtons));
        }
    }
  }
  close();
  return posts;
}

/** A post in the making. */
function newPage(): {
  readonly units: () => number;
  readonly buttons: () => number;
  readonly pictures: () => number;
  readonly isEmpty: () => boolean;
  readonly write: (shape: Row['shape'], markdown: string) => void;
  readonly hang: (picture: Picture) => void;
  readonly press: (buttons: readonly Button[]) => void;
  readonly made: (fallback: string) => CardPost;
} {
  const texts: { text: string; shape: Row['shape'] | null; buttons: readonly Button[] }[] = [
    { text: '', shape: null, buttons: [] },
  ];
  const pictures = new Map<string, Picture>();
  let units = 0;
  let buttonCount = 0;
  const isEmpty = (): boolean => units === 0 && buttonCount === 0 && pictures.size === 0;
  return {
    units: () => units,
    buttons: () => buttonCount,
    pictures: () => pictures.size,
    isEmpty,
    hang: ({ sha256, mimeType }) => void pictures.set(sha256, { sha256, mimeType }),
    write: (shape, markdown) => {
      let last = texts.at(-1);
      if (last === undefined || last.buttons.length > 0) texts.push((last = { text: '', shape: null, buttons: [] }));
      const gap = last.shape === null ? '' : between(last.shape, shape);
      last.text += gap + markdown;
      last.shape = shape;
      units += gap.length + markdown.length;
    },
    press: (buttons) => {
      const last = texts.at(-1);
      // Buttons have no place in the message itself.
      if (texts.length === 1 || last === undefined || last.buttons.length > 0)
        texts.push({ text: '', shape: null, buttons });
      else last.buttons = buttons;
      buttonCount += buttons.length;
    },
    made: (fallback) => {
      const [message, ...sections] = texts;
      return {
        message: message?.text ?? '',
        sections: sections.map(({ text, buttons }) => ({ text, buttons, fallback })),
        pictures: [...pictures.values()],
      };
    },
  };
}

/** Two quotes would be read as one without something between them. */
function between(before: Row['shape'], after: Row['shape']): string {
  if (before === 'bullet' && after === 'bullet') return '\n';
  return before === 'quote' && after === 'quote' ? `\n\n${joiner}\n\n` : '\n\n';
}
