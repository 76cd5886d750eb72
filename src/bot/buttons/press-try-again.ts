import { once } from '#bot/once.ts';
import { retryDelivery } from '#publishing/retry-delivery.ts';

import { deliveryOf } from './delivery-of.ts';
import type { PressHandler } from './pressed.ts';

/** Tries again what was not published; what may have been is looked for first. */
export const pressTryAgain: PressHandler = async ({ bot, chat, draft, event, m, members, user }) => {
  const deliveryId = await deliveryOf(bot.store.db, draft.id, event.target);
  if (deliveryId === null) return m.answers.notPossibleNow;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (w) =>
    retryDelivery(w, { deliveryId, person: user.id, members }),
  );
  if (outcome.kind === 'repeat') return null;
  switch (outcome.value.kind) {
    case 'retried':
    case 'looksFirst':
    case 'late':
      return null;
    case 'frozen':
      return m.freeze.answer.nothingLeaves;
    case 'nothingToRetry':
      return m.answers.notPossibleNow;
    case 'notAllowed':
      return m.answers.notOnDesk;
  }
};
