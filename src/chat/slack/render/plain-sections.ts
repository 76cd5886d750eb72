import type { SectionBlock } from '@slack/types';

import { pieces } from './pieces.ts';
import { plain } from './plain.ts';

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
const maxSectionUnits = 3000;

/**
 * Renders a whole text in a form as blocks without inputs; none for a blank text. `blockId` is their id, to be
 * numbered; by default Slack assigns one.
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
