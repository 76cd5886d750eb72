import { draftButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import type { DraftState } from '#bot/drafting/draft-view.ts';
import { stateText } from '#bot/drafting/state-text.ts';
import { firstWords } from '#bot/first-words.ts';
import { threadLink } from '#bot/cards/thread-link.ts';
import type { Block, Inline } from '#chat/card.ts';

/** Shows a draft in one line, with the button that opens it right below, so that each button is next to its line. */
export async function resultBlocks(
  ctx: DeskContext,
  view: DraftState,
  more: readonly string[] = [],
): Promise<readonly Block[]> {
  return [
    { kind: 'paragraph', inlines: await resultLine(ctx, view, more) },
    { kind: 'buttons', buttons: [draftButton(view, 'show', view.m.buttons.show(view.draft.number))] },
  ];
}

/** Shows a draft in one line: its number, first words and state, additional notes, and its thread. */
export async function resultLine(
  ctx: DeskContext,
  view: DraftState,
  more: readonly string[] = [],
): Promise<readonly Inline[]> {
  const { m } = ctx;
  const words = firstWords(view.draft.current.content.text);
  const link = await threadLink(ctx, view.draft.id);
  const text = [words === '' ? m.cards.noText : m.words.quoted(words), stateText(view), ...more].join(' · ');
  return [
    { kind: 'strong', text: m.words.draft(view.draft.number) },
    { kind: 'text', text: ` ${text}` },
    ...(link === null ? [] : [{ kind: 'text' as const, text: ' · ' }, link]),
  ];
}
