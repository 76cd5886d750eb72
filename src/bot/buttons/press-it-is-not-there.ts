import { once } from '#bot/once.ts';
import { resolveDoubt } from '#publishing/resolve-doubt.ts';

import { deliveryOf } from './delivery-of.ts';
import type { PressHandler } from './pressed.ts';

/** Somebody has looked at the network, and the post is not there: it is sent again. */
export const pressItIsNotThere: PressHandler = async ({ bot, chat, draft, event, m, members, user }) => {
  const deliveryId = await deliveryOf(bot.store.db, draft.id, event.target);
  if (deliveryId === null) return m.answers.notPossibleNow;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (w) =>
    resolveDoubt(w, { deliveryId, person: user.id, members, sighting: { kind: 'notThere' } }),
  );
  if (outcome.kind === 'repeat') return null;
  switch (outcome.value.kind) {
    case 'settled':
    case 'sendsAgain':
    case 'late':
      return null;
    case 'frozen':
      return m.freeze.answer.nothingLeaves;
    case 'ownedByAnother':
    case 'nothingToResolve':
      return m.answers.notPossibleNow;
    case 'notAllowed':
      return m.answers.notOnDesk;
  }
};
