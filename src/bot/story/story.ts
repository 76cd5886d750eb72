import type { Action } from '#bot/action.ts';

import { storyCard } from './story-card.ts';

/** Shows the draft's timeline in private, one page at a time. */
export const story: Action<'story'> = {
  button: {
    about: 'draft',
    may: 'readers',
    on: 'anyCard',
    press(ctx) {
      const from = /^\d{1,6}$/u.test(ctx.target ?? '') ? Number(ctx.target) : 0;
      return storyCard(ctx, ctx.draft.id, from);
    },
  },
};
