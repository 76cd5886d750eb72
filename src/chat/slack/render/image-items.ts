import type { Block } from '#chat/card.ts';
import { shorten } from '#text/shorten.ts';

import type { CardItem } from './card-item.ts';
import { plain } from './plain.ts';
import { richElements } from './rich-elements.ts';
import { unitsWithin } from './weight.ts';

type Image = Pick<Extract<Block, { kind: 'image' }>, 'title' | 'alt' | 'mimeType'>;

/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
export const maxAltUnits = 2000;
const maxAltWeight = 7000;
/** Slack would take 2,000; a title is a line. */
const maxTitleUnits = 300;

/** Renders a picture with its description. Words that do not fit, and a picture that is not on Slack, become text. */
export function imageItems(
  { title, alt, mimeType }: Image,
  fileId: string | null,
  blockId?: string,
): readonly CardItem[] {
  if (fileId === null) return asText(title.trim() === '' && alt.trim() === '' ? mimeType : title, alt);
  const altUnits = Math.min(maxAltUnits, unitsWithin(alt, maxAltWeight));
  return [
    {
      kind: 'block',
      block: {
        type: 'image',
        ...(blockId === undefined ? {} : { block_id: blockId }),
        slack_file: { id: fileId },
        alt_text: shorten(alt.trim() === '' ? title : alt, alt.trim() === '' ? maxTitleUnits : altUnits),
        ...(title.trim() === '' ? {} : { title: plain(shorten(title, maxTitleUnits)) }),
      },
    },
    ...asText(title.length > maxTitleUnits ? title : '', alt.length > altUnits ? alt : ''),
  ];
}

function asText(title: string, alt: string): readonly CardItem[] {
  const elements = richElements([
    { kind: 'strong', text: title },
    { kind: 'text', text: title === '' || alt === '' ? '' : '\n' },
    { kind: 'text', text: alt },
  ]);
  return elements.length === 0 ? [] : [{ kind: 'rows', rows: [{ shape: 'section', elements }] }];
}
