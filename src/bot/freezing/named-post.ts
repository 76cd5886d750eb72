import { firstWords } from '#bot/first-words.ts';
import type { Inline } from '#chat/card.ts';

import type { FreezeView, NamedPost } from './freeze-view.ts';

/** Names one post in a line: its draft's number and first words, what is said about it, and its thread. */
export function namedPost(
  { m }: Pick<FreezeView, 'm'>,
  { draft, thread }: Pick<NamedPost, 'draft' | 'thread'>,
  told: readonly Inline[],
): readonly Inline[] {
  const words = firstWords(draft.current.content.text);
  return [
    { kind: 'strong', text: m.words.draft(draft.number) },
    { kind: 'text', text: ` ${words === '' ? m.cards.noText : m.words.quoted(words)} · ` },
    ...told,
    ...(thread === null
      ? []
      : [
          { kind: 'text' as const, text: ' · ' },
          { kind: 'link' as const, url: thread, text: m.commands.inThread },
        ]),
  ];
}
