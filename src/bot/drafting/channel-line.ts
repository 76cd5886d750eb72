import { asSentences } from '#bot/as-sentences.ts';
import { firstWords } from '#bot/first-words.ts';
import { awaitedText } from '#bot/approving/awaited.ts';
import type { DraftView } from './draft-view.ts';
import { nameIn } from './names.ts';
import { stuckWhy } from '#bot/approving/stuck.ts';
import { whenText } from '#bot/when-text.ts';
import type { Card, Inline } from '#chat/card.ts';

import { correctionNotes } from '#bot/correcting/correction-blocks.ts';
import { frozenText } from '#bot/freezing/frozen-blocks.ts';
import { stateText } from './state-text.ts';

const dot: Inline = { kind: 'text', text: ' · ' };

/**
 * Builds a draft's one line in the channel: number, first words, state, whose approval is awaited, when it goes out. It
 * links to `cardUrl`, the card on which approval was last asked for; null: the current version has none.
 */
export function channelLine(view: DraftView, cardUrl: string | null = null): Card {
  const { draft, m } = view;
  const title = m.words.draft(draft.number);
  const words = firstWords(draft.current.content.text);
  const named = words === '' ? m.cards.noText : m.words.quoted(words);
  const more = [
    m.cards.author(nameIn(view, draft.author)),
    ...correctionNotes(view),
    waitsText(view),
    leavesText(view),
    frozenText(view),
  ].filter((part) => part !== null);
  return {
    summary: asSentences(m.words.labelled(`${title} ${named}`, stateText(view)), waitsText(view), m.cards.openThread),
    blocks: [
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'strong', text: title },
          { kind: 'text', text: ` ${named} · ` },
          { kind: 'strong', text: stateText(view) },
          ...(cardUrl === null ? [] : [dot, { kind: 'link' as const, url: cardUrl, text: m.cards.newerCard }]),
        ],
      },
      {
        kind: 'note',
        inlines: [{ kind: 'text', text: [...more, ...(cardUrl === null ? [m.cards.openThread] : [])].join(' · ') }],
      },
    ],
  };
}

function waitsText(view: DraftView): string | null {
  const { draft, standing, m } = view;
  if (draft.state !== 'asked' || standing.kind !== 'waiting') return null;
  return stuckWhy(view) ?? m.cards.awaited(awaitedText(view));
}

function leavesText({ draft, desk, m, now }: DraftView): string | null {
  const { window } = draft.current.content;
  if (window === null || window.publishAt <= now || (draft.state !== 'writing' && draft.state !== 'asked')) return null;
  return m.cards.leavesAt(whenText(window.publishAt, desk.timeZone, m.tongue, now), desk.timeZone);
}
