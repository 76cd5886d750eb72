import type { SectionBlock } from '@slack/types';

import { pieces } from './pieces.ts';
import { plain } from './plain.ts';

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
const maxSectionUnits = 3000;

/**
 * A text in a form, whole, as blocks that are no inputs; none for a blank one. `blockId` is theirs, numbered; Slack
 * gives them one otherwise.
 */
export function plainSections(text: string, blockId?: string): readonly SectionBlock[] {
  return pieces(text.toWellFormed(), maxSectionUnits)
    .filter((piece) => piece.trim() !== '')
    .map((piece, index) => ({
      type: 'section',
      ...(blockId === undefined ? {} : { block_id: `${blockId}:${index}` }),
      text: plain(piece),
    }));
}
