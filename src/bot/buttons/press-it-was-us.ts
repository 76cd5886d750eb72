import { once } from '#bot/once.ts';
import { settleForeign } from '#reach/watch/settle-foreign.ts';

import type { DeskPressHandler } from './pressed.ts';

/** Says of a post that Tambour did not make that the team did. */
export const pressItWasUs: DeskPressHandler = async ({ bot, chat, desk, event, m, user }) => {
  const { target: foreignId, dedupeKey } = event;
  if (foreignId === null) return m.answers.notPossibleNow;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey }, (w) =>
    settleForeign(w, { foreignId, deskId: desk.id, by: user }),
  );
  return m.foreign.answer[outcome.kind === 'repeat' ? 'settled' : outcome.value.kind];
};
