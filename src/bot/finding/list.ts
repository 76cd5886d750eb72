import type { Action } from '#bot/action.ts';

import { findInDesk } from './find-in-desk.ts';
import { listDesk } from './list-desk.ts';
import { readOlderTarget } from './older-target.ts';

/** Lists open, scheduled and held drafts, or those that match a search. */
export const list: Action<'list'> = {
  command: {
    about: 'desk',
    may: 'readers',
    help: ({ commands }) => [
      { typed: commands.helpList, does: commands.helpListDoes, group: 'everyday' },
      { typed: commands.helpFind, does: commands.helpFindDoes, group: 'figures' },
    ],
    read: (wish) => (ctx) => (wish === '' ? listDesk(ctx) : findInDesk(ctx, wish)),
  },
};

/** Shows the next page of a list, in private as the first. */
export const olderDrafts: Action<'olderDrafts'> = {
  button: {
    about: 'draft',
    may: 'readers',
    on: 'anyCard',
    press(ctx) {
      const from = readOlderTarget(ctx.target);
      return from === null ? ctx.m.find.noOlder : findInDesk(ctx, from.wish, from.place);
    },
  },
};
