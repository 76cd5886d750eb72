import type { Button } from '#chat/card.ts';
import type { Draft } from '#drafts/draft.ts';

import type { ButtonName, DraftButtonName } from './action-names.ts';

interface OfDraft {
  readonly draft: Draft;
}

/** Makes a button by the name of its action, bound to what the action needs. All buttons of the bot's are made here. */
export function cardButton(
  action: ButtonName,
  label: string,
  style: Button['style'],
  { draftId, revision, target }: Pick<Button, 'draftId' | 'revision' | 'target'>,
): Button {
  return { action, label, style, draftId, revision, target };
}

/** Makes a button about the draft's current revision. */
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
 * Makes a button about what the card shows of the draft. The number alone does not tell that: after a restore from a
 * backup another revision gets a number that was there before, and cards of the first still stand in the chat.
 */
export function revisionButton(
  view: OfDraft,
  action: DraftButtonName,
  label: string,
  style: Button['style'] = 'plain',
): Button {
  return draftButton(view, action, label, style, view.draft.current.fingerprint);
}

/** Makes a button about a wording, and what the card compares it with. */
export function wordingButton(
  view: OfDraft,
  action: DraftButtonName,
  label: string,
  { wordingId, style }: { readonly wordingId: string; readonly style: Button['style'] },
): Button {
  return draftButton(view, action, label, style, `${wordingId}:${view.draft.current.fingerprint}`);
}
