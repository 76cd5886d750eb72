import { refusalToApprove } from '#approvals/decide.ts';
import type { DeskContext } from '#bot/context.ts';
import type { DraftState } from '#bot/drafting/draft-view.ts';
import { subjectOfDraft } from '#drafts/subject-of-draft.ts';

/**
 * Tells whether an open draft waits for this person: they may approve it and have not yet, or they have to finish or
 * change it.
 */
export function waitsFor({ members, user }: Pick<DeskContext, 'members' | 'user'>, view: DraftState): boolean {
  const { desk, draft, standing } = view;
  switch (draft.state) {
    case 'writing':
      return draft.author === user.id;
    case 'asked':
      break;
    case 'approved':
    case 'rejected':
    case 'cancelled':
      return false;
  }
  switch (standing.kind) {
    case 'changesAsked':
      return draft.author === user.id;
    case 'waiting': {
      const person = { id: user.id, name: user.name, kind: user.kind };
      const why = refusalToApprove(subjectOfDraft(draft, desk), view, {
        person,
        members,
        revision: draft.current.number,
      });
      return why === null && !standing.by.includes(user.id);
    }
    case 'approved':
    case 'rejected':
      return false;
  }
}
