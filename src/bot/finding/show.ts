import type { Action } from '#bot/action.ts';
import { numberOfThread } from '#bot/from-thread.ts';
import { readNumber } from '#bot/typed-command.ts';

import { showOne } from './show-one.ts';

/** Shows one draft in private to people who may see the desk's channel. */
export const show: Action<'show'> = {
  button: {
    about: 'draft',
    may: 'readers',
    on: 'anyCard',
    press: (ctx) => showOne(ctx, ctx.draft.number),
  },
  command: {
    about: 'desk',
    may: 'readers',
    help: ({ commands }) => [{ typed: commands.helpShow, does: commands.helpShowDoes, group: 'everyday' }],
    read(rest) {
      const typed = readNumber(rest);
      if (typed === 'unclear') return null;
      return async (ctx, { thread }) => {
        const number = typed ?? (await numberOfThread(ctx, thread));
        return number === null ? { isUnderstood: false } : showOne(ctx, number);
      };
    },
  },
};
