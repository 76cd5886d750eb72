import { firstWords } from '#bot/first-words.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import type { Inline } from '#chat/card.ts';

import type { FreezeView, NamedDelivery } from './freeze-view.ts';

/** Names one delivery in a line: its draft's number and first words, and its account. */
export function namedItem({ m, desk }: FreezeView, { delivery, draftNumber, text }: NamedDelivery): readonly Inline[] {
  const words = firstWords(text);
  const account = accountLabel(desk.accounts.find(({ id }) => id === delivery.accountId));
  return [
    { kind: 'strong', text: m.words.draft(draftNumber) },
    { kind: 'text', text: ` ${words === '' ? m.cards.noText : m.words.quoted(words)} · ${account}` },
  ];
}
