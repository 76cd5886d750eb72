import { asSentences } from '#bot/as-sentences.ts';
import { cardButton, draftButton, revisionButton } from '#bot/card-button.ts';
import type { DeskPress } from '#bot/action.ts';
import { waitsFor } from '#bot/home/waits-for.ts';
import type { Block, Button, Card } from '#chat/card.ts';
import { type Readings, readingsHash } from '#drafts/importing/reading.ts';

import { remarksOn } from './batch-card.ts';
import type { BatchView } from './batch-view.ts';
import { type BatchedDraft, wholeBlocks } from './texts-card.ts';

export interface ReaderPage {
  readonly page: readonly BatchedDraft[];
  readonly number: number;
  readonly pages: number;
  /** The texts that this person was shown, including this page. */
  readonly readings: Readings;
}

/** Builds one page of a batch for one person: each text in full, and what they can decide there. */
export function readerCard(
  view: BatchView,
  reader: Pick<DeskPress, 'members' | 'user'>,
  { page, number, pages, readings }: ReaderPage,
): Card {
  const { batch, drafts, m } = view;
  const { reader: words, buttons } = m.importing;
  const title = words.title(number, pages);
  const waiting = drafts.filter((one) => one.draft.state === 'asked' && waitsFor(reader, one));
  const together = waiting.filter((one) => !needsOwnPress(view, one));
  const left = together.filter(({ draft }) => readings.get(draft.id) !== draft.current.fingerprint).length;
  const about = { draftId: batch.id, revision: number + 1, target: null };
  const approve = { ...about, revision: 0, target: readingsHash(readings) };
  const last: readonly Button[] = [
    ...(number < pages ? [cardButton('readBatch', buttons.nextPage(number + 1, pages), 'primary', about)] : []),
    ...(together.length > 0 && left === 0
      ? [cardButton('approveBatch', buttons.approveAll(together.length), 'primary', approve)]
      : []),
  ];
  return {
    summary: asSentences(title),
    blocks: [
      { kind: 'heading', text: title },
      ...(number === 1 ? [note(words.intro)] : []),
      ...page.flatMap((one) => [...wholeBlocks(view, one), ...ownBlocks(view, one, waiting.includes(one))]),
      ...(left > 0 ? [note(words.rest(left))] : []),
      ...(last.length === 0 ? [] : [{ kind: 'buttons', buttons: last } as const]),
    ],
  };
}

/** Tells whether a draft must be approved on its own: it has a remark, or more than its text. */
export function needsOwnPress(view: BatchView, { draft }: BatchedDraft): boolean {
  return hasMore(draft) || remarksOn(view, draft.current.content).length > 0;
}

function hasMore({ current }: BatchedDraft['draft']): boolean {
  return current.content.media.length > 0 || current.content.corrections !== undefined;
}

function ownBlocks(view: BatchView, one: BatchedDraft, isAwaited: boolean): readonly Block[] {
  const { m } = view;
  const { reader, buttons } = m.importing;
  const { draft, made } = one;
  const isOwn = isAwaited && needsOwnPress(view, one);
  const offered = [
    ...(isOwn && !hasMore(draft) ? [revisionButton(one, 'approve', buttons.approveOne(draft.number))] : []),
    ...(made.openedAt === null ? [draftButton(one, 'openBatchDraft', buttons.open(draft.number))] : []),
  ];
  return [
    ...(isOwn ? [note(hasMore(draft) ? reader.ownCard : reader.ownPress)] : []),
    ...(offered.length === 0 ? [] : [{ kind: 'buttons', buttons: offered } as const]),
  ];
}

function note(text: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text }] };
}
