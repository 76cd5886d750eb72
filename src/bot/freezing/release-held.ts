import { type Action, doOnce, type DraftPress } from '#bot/action.ts';
import { stoppedAnswers } from '#bot/sending/stopped-answers.ts';
import { releaseHeld as releaseDeliveries, type RetryOutcome } from '#publishing/doubt/by-hand.ts';

/** Releases a post on all accounts on which a freeze or an emergency held it. */
export const releaseHeld: Action<'releaseHeld'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'exact',
    press: doOnce<DraftPress, RetryOutcome>({
      does: ({ draft, user, members }, work) =>
        releaseDeliveries(work, { draftId: draft.id, person: user.id, members }),
      says: {
        retried: null,
        looksFirst: null,
        late: null,
        ...stoppedAnswers,
        inPeriod: ({ m }) => m.periods.answer.stillInside,
        nothingToRetry: ({ m }) => m.answers.notPossibleNow,
        onlyApprovers: ({ m }) => m.series.onlyApprovers,
        notAllowed: ({ m }) => m.answers.notOnDesk,
      },
    }),
  },
};
