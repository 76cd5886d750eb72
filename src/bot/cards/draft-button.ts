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
