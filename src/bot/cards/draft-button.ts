import type { DraftState } from '#bot/show/draft-view.ts';
import type { Button } from '#chat/card.ts';

/** A button about the draft's current revision. */
export function draftButton(
  { draft }: Pick<DraftState, 'draft'>,
  action: string,
  label: string,
  style: Button['style'] = 'plain',
  target: string | null = null,
): Button {
  return { action, label, style, draftId: draft.id, revision: draft.current.number, target };
}

/**
 * A button about what the card shows of it. The number alone does not tell that: after a restore from a backup another
 * revision gets a number that was there before, and cards of the first still stand in the chat.
 */
export function revisionButton(
  view: Pick<DraftState, 'draft'>,
  action: string,
  label: string,
  style: Button['style'] = 'plain',
): Button {
  return draftButton(view, action, label, style, view.draft.current.fingerprint);
}

/** A button about a wording, and what the card compares it with. */
export function wordingButton(
  view: Pick<DraftState, 'draft'>,
  action: string,
  label: string,
  { wordingId, style }: { readonly wordingId: string; readonly style: Button['style'] },
): Button {
  return draftButton(view, action, label, style, `${wordingId}:${view.draft.current.fingerprint}`);
}
