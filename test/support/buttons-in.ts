import type { Button, Card } from '#chat/card.ts';

/** Lists all that can be pressed on a card: buttons, and what stands in menus. */
export function buttonsIn({ blocks }: Pick<Card, 'blocks'>): readonly Button[] {
  return blocks.flatMap((block) =>
    block.kind === 'buttons' ? [...block.buttons, ...(block.menu?.buttons ?? [])] : [],
  );
}
