import { type Action, doOnce } from '#bot/action.ts';
import { resolveDoubt } from '#publishing/by-hand.ts';

import { deliveryOf } from './delivery-of.ts';

/** Sends a post in doubt again, after somebody has looked on the network and did not find it. */
export const itIsNotThere: Action<'itIsNotThere'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
      async does({ draft, target, user, members }, work) {
        const deliveryId = await deliveryOf(work.tx, draft.id, target);
        return deliveryId === null
          ? { kind: 'nothingToResolve' as const }
          : resolveDoubt(work, { deliveryId, person: user.id, members, sighting: { kind: 'notThere' } });
      },
      says: {
        settled: null,
        sendsAgain: null,
        late: null,
        frozen: ({ m }) => m.freeze.answer.nothingLeaves,
        asleep: null,
        ownedByAnother: ({ m }) => m.answers.notPossibleNow,
        nothingToResolve: ({ m }) => m.answers.notPossibleNow,
        notAllowed: ({ m }) => m.answers.notOnDesk,
      },
    }),
  },
};
