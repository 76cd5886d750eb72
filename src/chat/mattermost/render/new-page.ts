import type { Button, Menu } from '#chat/card.ts';

import type { Picture } from './card-items.ts';
import type { CardPost } from './card-posts.ts';
import type { Row } from './row.ts';

type Shape = Row['shape'] | 'table';

/** Starts a post that is filled piece by piece. */
export function newPage(): {
  readonly units: () => number;
  readonly buttons: () => number;
  readonly pictures: () => number;
  readonly isEmpty: () => boolean;
  readonly write: (shape: Shape, markdown: string) => void;
  readonly hang: (picture: Picture) => void;
  /** Adds buttons, or the menu beside those that were added last. */
  readonly press: (buttons: readonly Button[], menu: Menu | null) => void;
  readonly made: (fallback: string) => CardPost;
} {
  const texts: { text: string; shape: Shape | null; buttons: readonly Button[]; menu: Menu | null }[] = [
    { text: '', shape: null, buttons: [], menu: null },
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
    hang: ({ sha256, mimeType, name, shownAs }) => void pictures.set(sha256, { sha256, mimeType, name, shownAs }),
    write: (shape, markdown) => {
      let last = texts.at(-1);
      if (last === undefined || isPressed(last))
        texts.push((last = { text: '', shape: null, buttons: [], menu: null }));
      const gap = last.shape === null ? '' : between(last.shape, shape);
      last.text += gap + markdown;
      last.shape = shape;
      units += gap.length + markdown.length;
    },
    press: (buttons, menu) => {
      const last = texts.at(-1);
      // Buttons have no place in the message itself.
      const hasPlace = texts.length > 1 && last !== undefined;
      if (hasPlace && menu !== null && last.menu === null) last.menu = menu;
      else if (hasPlace && !isPressed(last)) last.buttons = buttons;
      else texts.push({ text: '', shape: null, buttons, menu });
      buttonCount += buttons.length + (menu === null ? 0 : 1);
    },
    made: (fallback) => {
      const [message, ...sections] = texts;
      return {
        message: message?.text ?? '',
        sections: sections.map(({ text, buttons, menu }) => ({ text, buttons, menu, fallback })),
        pictures: [...pictures.values()],
      };
    },
  };
}

function isPressed({ buttons, menu }: { readonly buttons: readonly Button[]; readonly menu: Menu | null }): boolean {
  return buttons.length > 0 || menu !== null;
}

/** Returns the separator of two pieces. Two quotes would be read as one without something between them. */
function between(before: Shape, after: Shape): string {
  if (before === 'bullet' && after === 'bullet') return '\n';
  return before === 'quote' && after === 'quote' ? `\n\n\u00a0\n\n` : '\n\n';
}
