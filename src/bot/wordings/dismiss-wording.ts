import { type Action, doOnce } from '#bot/action.ts';
import { dismissWording as dismiss } from '#drafts/dismiss-wording.ts';

/** Closes a waiting wording. Its text stays in the thread. */
export const dismissWording: Action<'dismissWording'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
      does: async ({ draft, target: wordingId, user }, work) =>
        wordingId === null
          ? { kind: 'over' as const }
          : dismiss(work, { draftId: draft.id, wordingId, person: user.id }),
      says: {
        dismissed: null,
        over: ({ m }) => m.wordings.answer.over,
        notAllowed: ({ m }) => m.wordings.answer.onlyThemLeave,
      },
    }),
  },
};
