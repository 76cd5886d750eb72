import { type Action, doOnce } from '#bot/action.ts';
import { frozenAnswer } from '#bot/freezing/frozen-blocks.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';

import { deliveryOf } from './delivery-of.ts';

/** Retries what was not published. If the post may be public, Tambour looks for it first. */
export const tryAgain: Action<'tryAgain'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
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
