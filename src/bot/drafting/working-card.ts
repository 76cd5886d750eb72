import { asSentences } from '#bot/as-sentences.ts';
import { stuckText, stuckWhy } from '#bot/approving/stuck.ts';
import type { DraftView } from './draft-view.ts';
import { buttonLabelOf } from './labels.ts';
import { nameIn } from './names.ts';
import type { Block, Button, Card } from '#chat/card.ts';

import { cancelledText, reopenButtons } from './cancelled-items.ts';
import { contentBlocks } from './content-blocks.ts';
import { departureText } from './departure-text.ts';
import { correctionNotes } from '#bot/correcting/correction-blocks.ts';
import { draftButton, revisionButton } from '#bot/card-button.ts';
import { acronymButtons, findingBlocks } from './finding-blocks.ts';

/**
 * Builds the card of the current revision while it is being written: all that would go out, the findings, and what can
 * be done.
 */
export function workingCard(view: DraftView): Card {
  const { draft, m } = view;
  const title = m.words.draftAndVersion(draft.number, draft.current.number);
  if (draft.current.asked !== null) return ended(title, m.cards.askedBelow);
  if (draft.state === 'cancelled') return ended(title, cancelledText(view), reopenButtons(view));
  const stuck = stuckText(view);
  return {
    summary: asSentences(title, stuckWhy(view) ?? nextText(view)),
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'note', inlines: [{ kind: 'text', text: aboutText(view) }] },
      ...(stuck === null ? [] : [{ kind: 'paragraph' as const, inlines: [{ kind: 'strong' as const, text: stuck }] }]),
      ...contentBlocks(view),
      ...findingBlocks(view),
      { kind: 'buttons', buttons: buttonsOf(view) },
    ],
  };
}

function ended(title: string, sentence: string, buttons: readonly Button[] = []): Card {
  const blocks: readonly Block[] = [
    { kind: 'heading', text: title },
    { kind: 'paragraph', inlines: [{ kind: 'text', text: sentence }] },
    ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }]),
  ];
  return { summary: asSentences(title, sentence), blocks };
}

function nextText({ findings, m }: DraftView): string {
  return findings.some(({ level }) => level === 'blocks') ? m.cards.fixFirst : m.cards.askNext;
}

function aboutText(view: DraftView): string {
  const departure = departureText(view.draft.current.content, view);
  return [view.m.cards.author(nameIn(view, view.draft.author)), departure, ...correctionNotes(view)].join(' · ');
}

function buttonsOf(view: DraftView): readonly Button[] {
  const { m, draft } = view;
  const tooLong = view.counts.filter(({ count, limit }) => count > limit);
  return [
    revisionButton(view, 'ask', m.buttons.ask, 'primary'),
    revisionButton(view, 'edit', m.buttons.edit),
    ...tooLong.map(({ accountId }) =>
      draftButton(view, 'shorten', m.buttons.shorten(buttonLabelOf(view, accountId)), 'plain', accountId),
    ),
    ...(draft.current.content.media.length === 0 ? [] : [revisionButton(view, 'altTexts', m.buttons.altTexts)]),
    ...acronymButtons(view),
    draftButton(view, 'cancel', m.buttons.cancel, 'danger'),
  ];
}
