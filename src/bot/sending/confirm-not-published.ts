import { type Action, doOnce, type DraftPress } from '#bot/action.ts';
import { settle, type SettleOutcome } from '#publishing/doubt/settle.ts';

import { deliveryOf } from './delivery-of.ts';
import { stoppedAnswers } from './stopped-answers.ts';
import { mayNotSettleText } from './who-settles.ts';

/** Sends a post in doubt again, after an approver who did not write it has looked on the network and not found it. */
export const confirmNotPublished: Action<'confirmNotPublished'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce<DraftPress, SettleOutcome>({
      async does({ draft, target, user, members }, work) {
        const deliveryId = await deliveryOf(work.tx, draft.id, target);
        const by = { kind: 'member', id: user.id, name: user.name, members } as const;
        return deliveryId === null
          ? { kind: 'nothingToSettle' }
          : settle(work, { deliveryId, by, sighting: { kind: 'notPublished' } });
      },
      says: {
        settled: null,
        sendsAgain: null,
        late: null,
        ...stoppedAnswers,
        asleep: null,
        ownedByAnother: ({ m }) => m.answers.notPossibleNow,
        nothingToSettle: ({ m }) => m.answers.notPossibleNow,
        mayNot: mayNotSettleText,
      },
    }),
  },
};
