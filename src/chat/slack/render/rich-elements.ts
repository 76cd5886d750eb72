import type { RichTextLink, RichTextText, RichTextUserMention } from '@slack/types';

import type { Inline } from '#chat/card.ts';

import { isUserId } from './is-user-id.ts';
import { pieces } from './pieces.ts';
import { weightOf } from './weight.ts';

/** An element of a line of rich text. None of it is read as markup. */
export type RichElement = RichTextText | RichTextLink | RichTextUserMention;

const maxTextUnits = 3000;
const maxUrlWeight = 3000;

/** Renders the elements of a line. Empty texts are left out, long ones are split into adjacent pieces. */
export function richElements(inlines: readonly Inline[]): readonly RichElement[] {
  return inlines.flatMap((inline): readonly RichElement[] => {
    switch (inline.kind) {
      case 'text':
        return texts(inline.text);
      case 'strong':
        return texts(inline.text, { bold: true });
      case 'emphasis':
        return texts(inline.text, { italic: true });
      case 'code':
        return texts(inline.text, { code: true });
      case 'link':
        return links(inline.url, inline.text);
      case 'mention':
        return isUserId(inline.user) ? [{ type: 'user', user_id: inline.user }] : texts(`@${inline.user}`);
    }
  });
}

function texts(text: string, style?: NonNullable<RichTextText['style']>): readonly RichTextText[] {
  return pieces(text.toWellFormed(), maxTextUnits).map((piece) => ({
    type: 'text',
    text: piece,
    ...(style === undefined ? {} : { style }),
  }));
}

/** Renders a link, as text if Slack would refuse its address or it is not a web address. */
function links(url: string, text: string): readonly RichElement[] {
  if (!isWebAddress(url)) return texts(text === '' || text === url ? url : `${text} (${url})`);
  if (text === '') return [{ type: 'link', url }];
  return pieces(text.toWellFormed(), maxTextUnits).map((piece) => ({ type: 'link', url, text: piece }));
}

function isWebAddress(url: string): boolean {
  if (url.length > maxUrlWeight || weightOf([url]) > maxUrlWeight || !URL.canParse(url)) return false;
  return ['https:', 'http:', 'mailto:'].includes(new URL(url).protocol);
}
