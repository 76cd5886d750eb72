import { type Action, doOnce } from '#bot/action.ts';
import { wordingKey } from '#bot/cards/card-keys.ts';
import { showAnew } from '#bot/cards/show-anew.ts';
import { acceptWording as accept } from '#publishing/deciding/wordings.ts';

/** Makes a revision from the wording on the card, but only if the card compares it with the current revision. */
export const acceptWording: Action<'acceptWording'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
      async does({ bot, desk, draft, members, revision, target, user }, work) {
        const [wordingId = '', fingerprint] = target?.split(':') ?? [];
        if (fingerprint === undefined) return { kind: 'over' as const };
        const taken = await accept(work, {
          draftId: draft.id,
          wordingId,
          revision,
          fingerprint,
          person: user.id,
          members,
          desk,
          rules: bot.rules,
        });
        // Redraw the card, so that the next press is about the content that the person sees.
        if (taken.kind === 'stale') await showAnew(work, draft, wordingKey(wordingId));
        return taken;
      },
      says: {
        accepted: ({ m }, { isAsked, wasProposed, revision }) =>
          isAsked || !wasProposed ? null : m.wordings.answer.blockedAfter(revision),
        notYours: ({ m: { wordings } }, { wording }) =>
          wording.kind === 'proposed' ? wordings.answer.onlyAuthorTakes : wordings.answer.onlyWriterTakes,
        stale: ({ m }, { draft }) => m.wordings.answer.movedOn(draft.current.number),
        unchanged: ({ m, draft }) => m.wordings.same(draft.current.number),
        over: ({ m }) => m.wordings.answer.over,
        cancelled: ({ m }) => m.wordings.cancelled,
        rejected: ({ m }) => m.wordings.rejected,
        underWay: ({ m }) => m.wordings.underWay,
      },
    }),
  },
};
