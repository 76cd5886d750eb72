import { type Action, doOnce, type DraftPress } from '#bot/action.ts';
import { addKnownAcronym } from '#desks/add-known-acronym.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';

const acronymPattern = /^[\p{Lu}\p{N}]{2,12}$/u;

/** Silences the finding about an acronym for the whole desk. */
export const allowAcronym: Action<'allowAcronym'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
      async does({ desk, draft, target: acronym, user }, work) {
        if (acronym === null || !acronymPattern.test(acronym)) return { kind: 'noAcronym' as const };
        await addKnownAcronym(work, { deskId: desk.id, by: user.id, acronym });
        await enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} });
        return { kind: 'known' as const };
      },
      says: { known: knownText, noAcronym: ({ m }) => m.answers.notPossibleNow },
      repeated: knownText,
    }),
  },
};

function knownText({ m, target }: DraftPress): string {
  return m.answers.allowAcronym(target ?? '');
}
