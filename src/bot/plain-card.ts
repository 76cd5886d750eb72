import type { Block, Card } from '#chat/card.ts';

/** A card of one sentence, with what may follow it. */
export function plainCard(sentence: string, ...more: readonly Block[]): Card {
  return {
    summary: sentence,
    blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: sentence }] }, ...more],
  };
}
