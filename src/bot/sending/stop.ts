import { type Action, doOnce } from '#bot/action.ts';
import { stop as stopDeliveries } from '#publishing/deciding/stop.ts';

/** Calls off everything that has not gone out yet, at once. One person is enough. */
export const stop: Action<'stop'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
      does: ({ draft, user, members }, work) => stopDeliveries(work, { draftId: draft.id, person: user.id, members }),
      says: {
        stopped: null,
        nothingToStop: ({ m }) => m.answers.nothingToStop,
        notAllowed: ({ m }) => m.answers.notOnDesk,
      },
    }),
  },
};
