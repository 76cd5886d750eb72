import { type Action, doOnce } from '#bot/action.ts';
import { settleChange } from '#reach/watch/outside-change.ts';
import { settleForeign } from '#reach/watch/settle-foreign.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Records that the team made an external post, or changed by hand a post that Tambour made. */
export const itWasUs: Action<'itWasUs'> = {
  button: {
    about: 'desk',
    may: 'team',
    press: doOnce({
      does: async ({ desk, target, user }, work) =>
        target === null ? { kind: 'noPost' as const } : settle(work, target, { deskId: desk.id, by: user }),
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

/** Settles the external post, or the change of one of ours, with that id. */
async function settle(
  work: UnitOfWork,
  id: string,
  by: { readonly deskId: string; readonly by: { readonly id: string; readonly name: string } },
): ReturnType<typeof settleForeign> {
  const settled = await settleForeign(work, { ...by, foreignId: id });
  return settled.kind === 'notHere' ? settleChange(work, { ...by, changeId: id }) : settled;
}
