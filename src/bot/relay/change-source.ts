import type { Action } from '#bot/action.ts';
import { readSource } from '#relay/source.ts';

import { seenSource } from './seen-source.ts';
import { openSourceForm } from './sources.ts';

/** Opens the form that changes the source on the card. */
export const changeSource: Action<'changeSource'> = {
  button: {
    about: 'desk',
    may: 'team',
    async press(ctx) {
      const { bot, desk, m, target } = ctx;
      const seen = seenSource(target);
      const source = seen === null ? null : await readSource(bot.store.db, seen.id);
      const isThere = source?.deskId === desk.id && source.version === seen?.version && source.state.kind !== 'ended';
      return isThere ? openSourceForm(ctx, source) : m.relay.answer.stale;
    },
  },
};
