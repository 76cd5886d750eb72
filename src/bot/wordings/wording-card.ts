import { asSentences } from '#bot/as-sentences.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { nameIn } from '#bot/drafting/names.ts';
import type { Block, Button, Card, Inline } from '#chat/card.ts';
import { changesBetween } from '#drafts/changes-between.ts';
import type { Content } from '#drafts/content.ts';
import { textChanges } from '#drafts/text-changes.ts';
import type { Wording } from '#drafts/wording.ts';
import { isUnderWay } from '#publishing/delivery.ts';

import { changeText } from './change-text.ts';
import { differenceBlocks, differencePlace } from './difference-blocks.ts';
import { draftButton, wordingButton } from '#bot/card-button.ts';

/** A wording with all that its card shows. */
export interface ShownWording {
  readonly wording: Wording;
  /** The content of the revision on which its form was opened. */
  readonly base: Content;
  /** The current revision's content, if this wording were taken now. */
  readonly after: Content;
  /** The name of the person who wrote it. */
  readonly by: string;
  /** The name of the person who took or left it; null while it waits. */
  readonly endedBy: string | null;
}

/**
 * Builds the card of a wording: what it would change in the current revision, its texts in full, and buttons bound to
 * that revision. Once it is settled, the card shows the outcome.
 */
export function wordingCard(view: DraftView, shown: ShownWording): Card {
  const { wording } = shown;
  const about = aboutText(view, shown);
  const over = overText(view, shown);
  if (wording.state.kind !== 'open')
    return closed(about, over ?? '', wording.state.kind === 'dismissed' ? wholes(view, shown) : []);
  const waiting = over ?? waitingText(view, shown);
  const call: readonly Inline[] = [
    { kind: 'mention', user: wording.kind === 'proposed' ? view.draft.author : wording.by },
    { kind: 'text', text: ` ${about}` },
  ];
  return {
    summary: asSentences(view.m.words.draft(view.draft.number), about, waiting),
    blocks: [
      { kind: 'paragraph', inlines: call },
      ...(over === null ? changeBlocks(view, shown) : []),
      ...wholes(view, shown),
      { kind: over === null ? 'note' : 'paragraph', inlines: [{ kind: 'text', text: waiting }] },
      { kind: 'buttons', buttons: buttonsOf(view, shown, over === null) },
    ],
  };
}

function aboutText({ m }: DraftView, shown: ShownWording): string {
  const { wording, by } = shown;
  const { base, kind } = wording;
  return isOfPictures(shown) ? m.authorship.picturesKept(by, base) : m.wordings[kind](by, base);
}

/** Tells whether it only adds pictures that came late. */
function isOfPictures({ wording, base }: ShownWording): boolean {
  return wording.kind === 'late' && changesBetween(base, wording.content).every(({ kind }) => kind === 'images');
}

function waitingText(view: DraftView, { wording, by }: ShownWording): string {
  const { m, draft } = view;
  return wording.kind === 'proposed' ? m.wordings.onlyAuthor(nameIn(view, draft.author)) : m.wordings.onlyWriter(by);
}

/** Says why the wording cannot be taken, or what happened to it; null if it can be taken. */
function overText(view: DraftView, { wording, after, endedBy }: ShownWording): string | null {
  const { m, draft, deliveries } = view;
  switch (wording.state.kind) {
    case 'accepted':
      return m.wordings.taken(endedBy ?? wording.state.by, wording.state.revision);
    case 'dismissed':
      return m.wordings.left(endedBy ?? wording.state.by);
    case 'open':
      break;
  }
  if (draft.state === 'cancelled') return m.wordings.cancelled;
  if (draft.state === 'rejected' && wording.kind === 'proposed') return m.wordings.rejected;
  if (deliveries.some(isUnderWay)) return m.wordings.underWay;
  return changesBetween(draft.current.content, after).length === 0 ? m.wordings.same(draft.current.number) : null;
}

function closed(about: string, sentence: string, more: readonly Block[]): Card {
  return {
    summary: asSentences(about, sentence),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'text', text: about }] },
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: sentence }] },
      ...more,
    ],
  };
}

function changeBlocks(view: DraftView, { wording, after }: ShownWording): readonly Block[] {
  const { m, draft } = view;
  const { content, number } = draft.current;
  const others = changesBetween(content, after).filter(({ kind }) => !['text', 'warning', 'alt'].includes(kind));
  const lead =
    wording.kind === 'proposed' && wording.base !== number ? m.wordings.movedOn(number) : m.wordings.wouldChange;
  const also = m.wordings.alsoChanges(others.map((change) => changeText(view, change)).join(', '));
  return [
    { kind: 'paragraph', inlines: [{ kind: 'text', text: lead }] },
    ...differenceBlocks(view, content, after),
    ...(others.length === 0 ? [] : [{ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text: also }] }]),
  ];
}

/** Shows the wording's texts in full, so that a person who takes it has read them. */
function wholes(view: DraftView, { base, after, wording }: ShownWording): readonly Block[] {
  const own = { ...after, ...wording.content };
  return textChanges(base, own).flatMap((change): readonly Block[] => [
    {
      kind: 'note',
      inlines: [{ kind: 'text', text: view.m.wordings.whole(differencePlace(view, change)) }],
    },
    { kind: 'quote', text: change.after },
  ]);
}

function buttonsOf(view: DraftView, shown: ShownWording, canTake: boolean): readonly Button[] {
  const { m } = view;
  const { wording } = shown;
  const keeps = isOfPictures(shown) ? m.authorship.takePictures : m.wordings.takeKept;
  const label = wording.kind === 'proposed' ? m.wordings.takeProposed : keeps;
  return [
    ...(canTake ? [wordingButton(view, 'acceptWording', label, { wordingId: wording.id, style: 'primary' })] : []),
    draftButton(view, 'dismissWording', m.wordings.leave, 'plain', wording.id),
  ];
}
