import { asSentences } from '#bot/as-sentences.ts';
import { draftButton } from '#bot/card-button.ts';
import { textBlocks } from '#bot/drafting/content-blocks.ts';
import { stateText } from '#bot/drafting/state-text.ts';
import type { Block, Card } from '#chat/card.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';

import { remarksOn, whenOf } from './batch-card.ts';
import type { BatchView } from './batch-view.ts';

export type BatchedDraft = BatchView['drafts'][number];

/** The most drafts per page, so that one message holds their full texts and remarks. */
const draftsAPage = 10;

/** Divides a batch's drafts into pages. They stay the same, since no draft leaves its batch. */
export function pagesOf<One>(drafts: readonly One[]): readonly (readonly One[])[] {
  return Array.from({ length: Math.ceil(drafts.length / draftsAPage) }, (_, at) =>
    drafts.slice(at * draftsAPage, (at + 1) * draftsAPage),
  );
}

/** Builds the card of one page: every text in full, with its time, its state and its remarks. */
export function textsCard(view: BatchView, page: readonly BatchedDraft[]): Card {
  const { m } = view;
  const numbers = page.map(({ draft }) => draft.number);
  const title = m.importing.card.texts(numbers.at(0) ?? 0, numbers.at(-1) ?? 0);
  return {
    summary: asSentences(title),
    blocks: [
      { kind: 'heading', text: title },
      ...page.flatMap((one) => [
        ...wholeBlocks(view, one),
        ...(one.made.openedAt === null ? [openBlock(view, one)] : []),
      ]),
    ],
  };
}

function openBlock({ m }: BatchView, { draft }: BatchedDraft): Block {
  return {
    kind: 'buttons',
    buttons: [draftButton({ draft }, 'openBatchDraft', m.importing.buttons.open(draft.number))],
  };
}

/** Shows one draft of a batch in full. */
export function wholeBlocks(view: BatchView, one: BatchedDraft): readonly Block[] {
  const { m, desk, rules } = view;
  const { content } = one.draft.current;
  const remarks = remarksOn(view, content);
  const line = m.importing.card.draftLine(
    m.words.draft(one.draft.number),
    whenOf(view, content),
    stateText({ ...one, m }),
  );
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: line }] },
    ...textBlocks({ m, desk, renderings: renderingsOf(content, desk.accounts, rules) }),
    ...content.media.flatMap(({ alt }): readonly Block[] => (alt === '' ? [] : [{ kind: 'quote', text: alt }])),
    ...(remarks.length === 0
      ? []
      : [
          {
            kind: 'list' as const,
            items: remarks.map((text) => [{ kind: 'text' as const, text }]),
          },
        ]),
  ];
}
