import { asSentences } from '#bot/as-sentences.ts';
import { draftButton } from '#bot/card-button.ts';
import { stateText } from '#bot/drafting/state-text.ts';
import { firstWords } from '#bot/first-words.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { DraftState } from '#bot/drafting/draft-view.ts';
import { shortDayText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import { patienceDays } from '#reminders/enqueue-stale-drafts.ts';

/** One draft of the list, and what became of it since. */
export interface StaleItem {
  readonly view: DraftState;
  readonly fate: 'stale' | 'closed' | 'taken' | { readonly keptAt: Date };
  readonly thread: Inline | null;
}

/**
 * Builds the list of stale drafts, each with two buttons until one is pressed. The buttons come back with `noticeId`.
 */
export function staleDraftsCard(m: Messages, items: readonly StaleItem[], noticeId: string): Card {
  const title = m.reminders.stale.title(patienceDays);
  const open = items.filter(({ fate }) => fate === 'stale').length;
  return {
    summary: asSentences(title, m.reminders.staleCount(open)),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      { kind: 'note', inlines: [{ kind: 'text', text: m.reminders.stale.how(patienceDays) }] },
      ...items.flatMap((item) => itemBlocks(m, item, noticeId)),
    ],
  };
}

function itemBlocks(m: Messages, { view, fate, thread }: StaleItem, noticeId: string): readonly Block[] {
  const { draft } = view;
  const words = firstWords(draft.current.content.text);
  const named = words === '' ? m.cards.noText : m.words.quoted(words);
  const line: Block = {
    kind: 'paragraph',
    inlines: [
      { kind: 'strong', text: m.words.draft(draft.number) },
      { kind: 'text', text: ` ${named} · ${fateText(m, view, fate)}` },
      ...(thread === null ? [] : [{ kind: 'text' as const, text: ' · ' }, thread]),
    ],
  };
  if (fate !== 'stale') return [line];
  const { close, keep } = m.reminders.stale;
  const buttons = [
    draftButton(view, 'cancelStale', close(draft.number), 'plain', noticeId),
    draftButton(view, 'keepStale', keep(draft.number), 'plain', noticeId),
  ];
  return [line, { kind: 'buttons', buttons }];
}

function fateText(m: Messages, view: DraftState, fate: StaleItem['fate']): string {
  switch (fate) {
    case 'stale':
      return stateText(view);
    case 'closed':
    case 'taken':
      return m.reminders.stale[fate];
  }
  const until = new Date(fate.keptAt.getTime() + patienceDays * 86_400_000);
  return m.reminders.stale.kept(shortDayText(until, view.desk.timeZone, m.tongue, view.now));
}
