import type { Block, Card } from '#chat/card.ts';

/** Builds a card of one sentence, with optional blocks after it. */
export function plainCard(sentence: string, ...more: readonly Block[]): Card {
  return {
    summary: sentence,
    blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: sentence }] }, ...more],
  };
}
