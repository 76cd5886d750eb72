import { type Action, doOnce } from '#bot/action.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { openBatched } from '#drafts/importing/open-batched.ts';

/** Gives a draft of a batch its line in the channel, and its thread with its own card. */
export const openBatchDraft: Action<'openBatchDraft'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
      async does({ draft }, work) {
        await openBatched(work.tx, draft.id, work.clock.now());
        await enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} });
        return { kind: 'opened' as const };
      },
      says: { opened: ({ m }) => m.importing.answer.opened },
    }),
  },
};
