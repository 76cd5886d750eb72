import { once } from '#bot/once.ts';
import { leaveWording } from '#drafts/leave-wording.ts';

import type { PressHandler } from './pressed.ts';

/** Closes a wording that waits; its text stays in the thread. */
export const pressLeaveWording: PressHandler = async ({ bot, chat, draft, event, m, user }) => {
  const { target: wordingId } = event;
  if (wordingId === null) return m.wordings.answer.over;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, (w) =>
    leaveWording(w, { draftId: draft.id, wordingId, person: user.id }),
  );
  if (outcome.kind === 'repeat') return null;
  switch (outcome.value.kind) {
    case 'left':
      return null;
    case 'over':
      return m.wordings.answer.over;
    case 'notAllowed':
      return m.wordings.answer.onlyThemLeave;
  }
};
