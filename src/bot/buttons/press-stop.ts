import { once } from '#bot/once.ts';
import { stop } from '#publishing/stop.ts';

import type { PressHandler } from './pressed.ts';

/** Calls off, at once and alone, what has not left yet. */
export const pressStop: PressHandler = async ({ bot, chat, draft, event, m, members, user }) => {
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (w) =>
    stop(w, { draftId: draft.id, person: user.id, members }),
  );
  if (outcome.kind === 'repeat') return null;
  switch (outcome.value.kind) {
    case 'stopped':
      return null;
    case 'nothingToStop':
      return m.answers.nothingToStop;
    case 'notAllowed':
      return m.answers.notOnDesk;
  }
};
