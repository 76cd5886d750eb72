import type { RichTextBlock, RichTextBlockElement, RichTextSection } from '@slack/types';

import type { RichElement } from './rich-elements.ts';

/** One line or paragraph, and its shape. */
export interface Row {
  readonly shape: 'section' | 'quote' | 'bullet';
  readonly elements: readonly RichElement[];
}

/** Renders rows as one block. Bullets that follow each other become one list. */
export function richText(rows: readonly Row[]): RichTextBlock {
  const elements: RichTextBlockElement[] = [];
  let list: RichTextSection[] | null = null;
  for (const row of rows) {
    if (row.shape === 'bullet') {
      const item: RichTextSection = { type: 'rich_text_section', elements: [...row.elements] };
      if (list === null) {
        list = [item];
        elements.push({ type: 'rich_text_list', style: 'bullet', elements: list });
      } else list.push(item);
    } else {
      list = null;
      elements.push({
        type: row.shape === 'quote' ? 'rich_text_quote' : 'rich_text_section',
        elements: [...row.elements],
      });
    }
  }
  return { type: 'rich_text', elements };
}
