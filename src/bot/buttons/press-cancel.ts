import { once } from '#bot/once.ts';
import { cancelWhenFree } from '#publishing/cancel-when-free.ts';

import type { PressHandler } from './pressed.ts';
import { oldText } from './stale-text.ts';

/** Ends the draft, where nothing of it has left. */
export const pressCancel: PressHandler = async (pressed) => {
  const { bot, chat, desk, draft, event, m, members, user } = pressed;
  const stale = oldText(pressed);
  if (stale !== null) return stale;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (w) =>
    cancelWhenFree(w, { draftId: draft.id, person: user.id, desk, members }),
  );
  if (outcome.kind === 'repeat') return null;
  switch (outcome.value.kind) {
    case 'cancelled':
      return null;
    case 'closed':
      return m.answers.closedDraft;
    case 'underWay':
      return m.answers.underWay;
    case 'notAllowed':
      return m.answers.notOnDesk;
  }
};
