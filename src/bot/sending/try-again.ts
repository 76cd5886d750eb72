import { type Action, doOnce, type DraftPress } from '#bot/action.ts';
import { type RetryOutcome, retryDelivery } from '#publishing/doubt/by-hand.ts';

import { deliveryOf } from './delivery-of.ts';
import { stoppedAnswers } from './stopped-answers.ts';

/** Retries what was not published. If the post may be public, Tambour looks for it first. */
export const tryAgain: Action<'tryAgain'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce<DraftPress, RetryOutcome>({
      async does({ draft, target, user, members }, work) {
        const deliveryId = await deliveryOf(work.tx, draft.id, target);
        return deliveryId === null
          ? { kind: 'nothingToRetry' as const }
          : retryDelivery(work, { deliveryId, person: user.id, members });
      },
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
