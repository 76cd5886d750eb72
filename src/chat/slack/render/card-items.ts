import type { Block, Card, Inline } from '#chat/card.ts';

import { buttonItems } from './button-items.ts';
import type { CardItem } from './card-item.ts';
import { imageItems } from './image-items.ts';
import { likenessBlockId } from './likeness-id.ts';
import { plain } from './plain.ts';
import { richElements } from './rich-elements.ts';
import type { Row } from './rich-text.ts';
import { tableItems } from './table-items.ts';

const maxHeaderUnits = 150;
/** Maximum length of a note. Slack takes 3,000, but only rich text can be split between messages. */
const maxNoteUnits = 1500;

/** Renders a card's blocks in their order; never empty. */
export function cardItems(card: Card, files: ReadonlyMap<string, string>): readonly CardItem[] {
  let buttons = 0;
  const items = card.blocks.flatMap((block) => {
    const found = itemsOf(block, files, buttons);
    if (block.kind === 'buttons') buttons += block.buttons.length + (block.menu?.buttons.length ?? 0);
    return found;
  });
  if (items.length > 0) return items;
  // Without a block Slack would show `text`, and read it as markup.
  return rows([{ shape: 'section', elements: richElements([text(card.summary === '' ? '…' : card.summary)]) }]);
}

function itemsOf(block: Block, files: ReadonlyMap<string, string>, buttonsBefore: number): readonly CardItem[] {
  switch (block.kind) {
    case 'heading':
      return heading(block.text);
    case 'paragraph':
      return rows([{ shape: 'section', elements: richElements(block.inlines) }]);
    case 'quote':
      return rows([{ shape: 'quote', elements: richElements([text(block.text)]) }]);
    case 'list':
      return rows(bullets(block.items));
    case 'note':
      return note(block.inlines);
    case 'image':
      return imageItems(block, files.get(block.sha256) ?? null);
    case 'posts': {
      const { picture, title, alt } = block;
      const file = picture === null ? undefined : files.get(picture);
      // The posts themselves stand above: without a picture there is nothing to say.
      if (file === undefined) return [];
      return imageItems({ title, alt, mimeType: 'image/png' }, file, likenessBlockId(file));
    }
    case 'file':
      // The file itself is sent in a message of its own.
      return rows([
        { shape: 'section', elements: richElements([{ kind: 'strong', text: block.title }, text(` (${block.name})`)]) },
      ]);
    case 'table':
      return tableItems(block);
    case 'buttons':
      return buttonItems(block, buttonsBefore);
    case 'folded':
      // Slack has no folding in messages that every client shows.
      return rows(bullets(block.items));
  }
}

function heading(words: string): readonly CardItem[] {
  const whole = words.toWellFormed();
  if (whole.trim() === '') return [];
  if (whole.length <= maxHeaderUnits && !/[\n\r]/.test(whole)) {
    return [{ kind: 'block', block: { type: 'header', text: plain(whole) } }];
  }
  return rows([{ shape: 'section', elements: richElements([{ kind: 'strong', text: whole }]) }]);
}

/**
 * Renders a note in small print if it is text alone. A link, a mention or a long text is shown at full size: in small
 * print Slack takes them as mrkdwn only, where a person's "*" could not be kept from being markup.
 */
function note(inlines: readonly Inline[]): readonly CardItem[] {
  const words = inlines.map((inline) => ('text' in inline && inline.kind !== 'link' ? inline.text : null));
  const joined = words.includes(null) ? null : words.join('').toWellFormed();
  if (joined === null || joined.length > maxNoteUnits) {
    return rows([{ shape: 'section', elements: richElements(inlines) }]);
  }
  if (joined.trim() === '') return [];
  return [{ kind: 'block', block: { type: 'context', elements: [plain(joined)] } }];
}

function bullets(items: readonly (readonly Inline[])[]): readonly Row[] {
  return items.map((inlines) => ({ shape: 'bullet', elements: richElements(inlines) }));
}

function rows(all: readonly Row[]): readonly CardItem[] {
  const filled = all.filter(({ elements }) => elements.length > 0);
  return filled.length === 0 ? [] : [{ kind: 'rows', rows: filled }];
}

function text(words: string): Inline {
  return { kind: 'text', text: words };
}
