import type { Block, Button } from '#chat/card.ts';
import type { Draft } from '#drafts/draft.ts';
import type { Messages } from '#messages/words/messages.ts';

import type { ButtonName, DraftButtonName } from './action-names.ts';

/** Puts buttons on a card, and two or more rare ones into a menu beside them. Returns no blocks without buttons. */
export function buttonBlocks(
  { buttons: words }: Pick<Messages, 'buttons'>,
  buttons: readonly Button[],
  rare: readonly Button[],
): readonly Block[] {
  if (buttons.length + rare.length === 0) return [];
  if (rare.length < 2) return [{ kind: 'buttons', buttons: [...buttons, ...rare] }];
  return [{ kind: 'buttons', buttons, menu: { label: words.more, buttons: rare } }];
}

interface OfDraft {
  readonly draft: Draft;
}

/**
 * Builds a button by the name of its action, bound to what the action needs. All of the bot's buttons are built here.
 */
export function cardButton(
  action: ButtonName,
  label: string,
  style: Button['style'],
  { draftId, revision, target }: Pick<Button, 'draftId' | 'revision' | 'target'>,
): Button {
  return { action, label, style, draftId, revision, target };
}

/** Builds a button about the draft's current revision. */
export function draftButton(
  { draft }: OfDraft,
  action: DraftButtonName,
  label: string,
  style: Button['style'] = 'plain',
  target: string | null = null,
): Button {
  return cardButton(action, label, style, { draftId: draft.id, revision: draft.current.number, target });
}

/**
 * Builds a button about exactly the content that the card shows. The number does not identify it: after a restore from
 * a backup another revision may get the same number, while cards of the first are still in the chat.
 */
export function revisionButton(
  view: OfDraft,
  action: DraftButtonName,
  label: string,
  style: Button['style'] = 'plain',
): Button {
  return draftButton(view, action, label, style, view.draft.current.fingerprint);
}

/** Builds a button about a wording and the revision with which the card compares it. */
export function wordingButton(
  view: OfDraft,
  action: DraftButtonName,
  label: string,
  { wordingId, style }: { readonly wordingId: string; readonly style: Button['style'] },
): Button {
  return draftButton(view, action, label, style, `${wordingId}:${view.draft.current.fingerprint}`);
}
