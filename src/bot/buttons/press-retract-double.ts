import { once } from '#bot/once.ts';
import { askRetractDouble } from '#reach/watch/ask-retract-double.ts';

import type { DeskPressHandler } from './pressed.ts';

/** Retracts a post that Tambour published once too often. */
export const pressRetractDouble: DeskPressHandler = async ({ bot, chat, desk, members, event, m, user }) => {
  const { target: foreignId, dedupeKey } = event;
  if (foreignId === null) return m.answers.notPossibleNow;
  if (user.kind !== 'member') return m.answers.notOnDesk;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey }, (w) =>
    askRetractDouble(w, { foreignId, desk, members, by: user }),
  );
  switch (outcome.kind === 'repeat' ? 'retracting' : outcome.value.kind) {
    case 'retracting':
      return m.foreign.double.answer.retracting;
    case 'already':
      return m.foreign.double.answer.already;
    case 'notHere':
      return m.foreign.answer.notHere;
    case 'notAllowed':
      return m.answers.retractOnlyAuthorOrApprover;
  }
};
