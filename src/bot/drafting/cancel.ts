import { type Action, doOnce } from '#bot/action.ts';
import { cancelWhenFree } from '#publishing/stop.ts';

/** Ends the draft, where nothing of it has left. */
export const cancel: Action<'cancel'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'current',
    press: doOnce({
      does: ({ desk, draft, user, members }, w) =>
        cancelWhenFree(w, { draftId: draft.id, person: user.id, desk, members }),
      says: {
        cancelled: null,
        closed: ({ m }) => m.answers.closedDraft,
        underWay: ({ m }) => m.answers.underWay,
        notAllowed: ({ m }) => m.answers.notOnDesk,
      },
    }),
  },
};
