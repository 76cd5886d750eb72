import { type Action, doOnce } from '#bot/action.ts';
import { MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import { reopen as reopenDraft } from '#publishing/deciding/reopen.ts';

/** Returns a cancelled draft to writing, for a day. */
export const reopen: Action<'reopen'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'exact',
    press: doOnce({
      does: ({ draft, user, members }, work) => reopenDraft(work, { draftId: draft.id, person: user.id, members }),
      says: {
        reopened: null,
        notCancelled: ({ m }) => m.cancelling.notCancelled,
        tooLate: ({ m }) => m.cancelling.tooLate,
        noRoom: ({ m }) => m.cancelling.noRoom(MAX_OPEN_DRAFTS),
        notAllowed: ({ m }) => m.cancelling.notAllowed,
      },
    }),
  },
};
