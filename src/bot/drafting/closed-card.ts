import { asSentences } from '#bot/as-sentences.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { DraftView } from './draft-view.ts';
import type { Card } from '#chat/card.ts';
import type { Revision } from '#drafts/draft.ts';

/** Builds the card of a revision that is no longer the current one. Its text stays, and its buttons are gone. */
export function closedCard({ draft, m }: DraftView, revision: Revision, role: 'working' | 'asked'): Card {
  const title = m.words.draftAndVersion(draft.number, revision.number);
  const sentence = m.cards.replaced(draft.current.number);
  // One line: its text is on the next card.
  if (role === 'working') return plainCard(asSentences(title, sentence));
  return {
    summary: asSentences(title, sentence),
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: sentence }] },
      // This text was decided on with this card.
      { kind: 'quote', text: revision.content.text },
    ],
  };
}

/** Builds the card of an earlier request to approve the same content, with a link to the card that counts. */
export function askedAnewCard({ draft, m }: DraftView, newer: string): Card {
  const title = m.words.draftAndVersion(draft.number, draft.current.number);
  const sentence = m.cards.askedAnew;
  return {
    summary: asSentences(title, sentence),
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'strong', text: sentence },
          { kind: 'text', text: ' ' },
          { kind: 'link', url: newer, text: m.cards.newerCard },
        ],
      },
    ],
  };
}
