import { type Action, doOnce } from '#bot/action.ts';
import { cancelWhenFree } from '#publishing/stop.ts';

/** Cancels a draft of which nothing has gone out. */
export const cancel: Action<'cancel'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'current',
    press: doOnce({
      does: ({ desk, draft, user, members }, work) =>
        cancelWhenFree(work, { draftId: draft.id, person: user.id, desk, members }),
      says: {
        cancelled: null,
        closed: ({ m }) => m.answers.closedDraft,
        underWay: ({ m }) => m.answers.underWay,
        notAllowed: ({ m }) => m.answers.notOnDesk,
      },
    }),
  },
};
