import type { Button, Card } from '#chat/card.ts';

/** Lists everything that can be pressed on a card: buttons, also those in menus. */
export function buttonsIn({ blocks }: Pick<Card, 'blocks'>): readonly Button[] {
  return blocks.flatMap((block) =>
    block.kind === 'buttons' ? [...block.buttons, ...(block.menu?.buttons ?? [])] : [],
  );
}
