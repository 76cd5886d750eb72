import { type Action, doOnce } from '#bot/action.ts';
import { askRetractDouble } from '#reach/watch/ask-retract-duplicate.ts';

/** Retracts a post that Tambour published once too often, for the author of its draft or an approver. */
export const retractDuplicate: Action<'retractDuplicate'> = {
  button: {
    about: 'desk',
    may: 'anybody',
    press: doOnce({
      async does({ desk, members, target: foreignId, user }, work) {
        if (foreignId === null) return { kind: 'noPost' as const };
        if (user.kind !== 'member') return { kind: 'noMember' as const };
        return askRetractDouble(work, { foreignId, desk, members, by: user });
      },
      says: {
        retracting: ({ m }) => m.foreign.duplicate.answer.retracting,
        already: ({ m }) => m.foreign.duplicate.answer.already,
        notHere: ({ m }) => m.foreign.answer.notHere,
        notAllowed: ({ m }) => m.answers.retractOnlyAuthorOrApprover,
        noMember: ({ m }) => m.answers.notOnDesk,
        noPost: ({ m }) => m.answers.notPossibleNow,
      },
      repeated: ({ m }) => m.foreign.duplicate.answer.retracting,
    }),
  },
};
