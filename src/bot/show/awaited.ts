import type { UserId } from '#chat/chat.ts';

import type { DraftView } from './draft-view.ts';

/** Who could still approve this revision: not who wrote or worded it, nor who has approved already. */
export function awaitedOf({ candidates, draft, standing }: DraftView): readonly UserId[] {
  const done = standing.kind === 'waiting' || standing.kind === 'approved' ? standing.by : [];
  const barred = [draft.author, draft.current.editedBy, ...done];
  return candidates.filter((person) => !barred.includes(person));
}

/** Whether too few could approve it, as the desk is set up now. */
export function isStuck(view: DraftView): boolean {
  const missing = view.standing.kind === 'waiting' ? view.standing.missing : 1;
  return view.standing.kind !== 'approved' && awaitedOf(view).length < missing;
}
