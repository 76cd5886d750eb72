import { type Action, doOnce } from '#bot/action.ts';
import { releaseHeld as releaseDeliveries } from '#publishing/doubt/by-hand.ts';

import { frozenAnswer } from './frozen-blocks.ts';

/** Releases a post on all accounts on which a freeze or an emergency held it. */
export const releaseHeld: Action<'releaseHeld'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'exact',
    press: doOnce({
      does: ({ draft, user, members }, work) =>
        releaseDeliveries(work, { draftId: draft.id, person: user.id, members }),
      says: {
        retried: null,
        looksFirst: null,
        late: null,
        frozen: frozenAnswer,
        paused: ({ m }) => m.emergency.answer.paused,
        asleep: ({ m }) => m.sleep.answer.stillAsleep,
        inPeriod: ({ m }) => m.periods.answer.stillInside,
        nothingToRetry: ({ m }) => m.answers.notPossibleNow,
        onlyApprovers: ({ m }) => m.series.onlyApprovers,
        notAllowed: ({ m }) => m.answers.notOnDesk,
      },
    }),
  },
};
