import { type Action, type Answer, doOnce, type DraftPress } from '#bot/action.ts';
import { readDraft } from '#drafts/draft.ts';
import { cancelWhenFree } from '#publishing/stop.ts';
import { keepDraft } from '#reminders/keep-draft.ts';
import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Cancels a draft that nobody touched, from the channel's list of such drafts. */
export const closeLying: Action<'closeLying'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: whileItLies(async ({ desk, draft, members, user }, work) => {
      const outcome = await cancelWhenFree(work, { draftId: draft.id, person: user.id, desk, members });
      return outcome.kind === 'cancelled';
    }),
  },
};

/** Leaves a draft that nobody touched for the same time again. */
export const keepLying: Action<'keepLying'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: whileItLies(async ({ desk, draft, user }, work) => {
      await keepDraft(work, { draftId: draft.id, deskId: desk.id, person: user.id });
      return true;
    }),
  },
};

/**
 * Builds a handler that acts on a draft still left as the list shows it, and enqueues an update of the list in any
 * case.
 */
function whileItLies(
  act: (ctx: DraftPress, work: UnitOfWork) => Promise<boolean>,
): (ctx: DraftPress) => Promise<Answer> {
  return doOnce<DraftPress, { readonly kind: 'done' | 'isTaken' }>({
    async does(ctx, work) {
      const { desk, draft, revision, target } = ctx;
      const now = await readDraft(work.tx, draft.id);
      const lies = now !== null && now.current.number === revision && ['writing', 'asked'].includes(now.state);
      const isDone = lies && (await act(ctx, work));
      await showListAnew(work, desk.id, target);
      return { kind: isDone ? 'done' : 'isTaken' };
    },
    says: { done: null, isTaken: ({ m }) => m.reminders.lying.isTaken },
  });
}

async function showListAnew(work: UnitOfWork, deskId: string, noticeId: string | null): Promise<void> {
  if (noticeId === null) return;
  const kind = 'reminder.leftLyingChanged';
  await notify(work, { key: `${kind}:${work.newId()}`, deskId, draftId: null, kind, data: { noticeId } });
}
