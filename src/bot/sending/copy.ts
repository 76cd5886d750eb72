import { type Action, doOnce } from '#bot/action.ts';
import { MAX_OPEN_CORRECTIONS, MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import { copyUnsent } from '#publishing/doubt/by-hand.ts';

/** Creates a separate draft for the accounts that the post did not reach. */
export const copy: Action<'copy'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
      does: ({ bot, draft, user, members }, work) =>
        copyUnsent(work, { draftId: draft.id, person: user.id, members, rules: bot.rules }),
      says: {
        copied: ({ m }, { draft }) => m.answers.copied(draft.number),
        nothingToCopy: ({ m }) => m.answers.nothingToCopy,
        looksFirst: null,
        full: ({ m }, { isCorrection }) =>
          isCorrection ? m.quotas.openCorrectionsToCopy(MAX_OPEN_CORRECTIONS) : m.quotas.openDrafts(MAX_OPEN_DRAFTS),
        notAllowed: ({ m }) => m.answers.notOnDesk,
      },
    }),
  },
};
