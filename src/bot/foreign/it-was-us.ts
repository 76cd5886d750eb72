import { type Action, doOnce } from '#bot/action.ts';
import { settleForeign } from '#reach/watch/settle-foreign.ts';

/** Records that the team made a post that Tambour did not make. */
export const itWasUs: Action<'itWasUs'> = {
  button: {
    about: 'desk',
    may: 'team',
    press: doOnce({
      does: async ({ desk, target: foreignId, user }, work) =>
        foreignId === null
          ? { kind: 'noPost' as const }
          : settleForeign(work, { foreignId, deskId: desk.id, by: user }),
      says: {
        settled: ({ m }) => m.foreign.answer.settled,
        already: ({ m }) => m.foreign.answer.already,
        notHere: ({ m }) => m.foreign.answer.notHere,
        noPost: ({ m }) => m.answers.notPossibleNow,
      },
      repeated: ({ m }) => m.foreign.answer.settled,
    }),
  },
};
