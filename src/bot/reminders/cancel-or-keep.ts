import { type Action, doOnce, type DraftPress, type DraftSubmission, formOf, takeOnce } from '#bot/action.ts';
import { cancelForm, readCancelForm, whyNotCancel } from '#bot/drafting/cancel-form.ts';
import { readDraft } from '#drafts/draft.ts';
import { cancelWhenFree } from '#publishing/deciding/stop.ts';
import { keepDraft } from '#reminders/keep-draft.ts';
import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Cancels a stale draft from the channel's list of such drafts, after asking. */
export const cancelStale: Action<'cancelStale'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    async press(ctx) {
      const { bot, draft, m, revision, target } = ctx;
      if (await isStale(bot.store.db, ctx)) {
        return (await whyNotCancel(ctx)) ?? formOf('cancelStale', { draft, revision, target }, cancelForm(ctx));
      }
      await bot.store.write((work) => showListAnew(work, ctx));
      return m.reminders.stale.isTaken;
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce<DraftSubmission, { readonly reason: string | null }, Done>({
      reads: readCancelForm,
      does: (ctx, work, { reason }) =>
        whileStale(ctx, work, async () => {
          const { desk, draft, members, revision, user } = ctx;
          const cancelled = { draftId: draft.id, revision, person: user.id, reason, desk, members };
          return (await cancelWhenFree(work, cancelled)).kind === 'cancelled';
        }),
      says: { done: null, isTaken: ({ m }) => m.reminders.stale.isTaken },
    }),
  },
};

/** Leaves a stale draft alone for the same time again. */
export const keepStale: Action<'keepStale'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce<DraftPress, Done>({
      does: (ctx, work) =>
        whileStale(ctx, work, async () => {
          await keepDraft(work, { draftId: ctx.draft.id, deskId: ctx.desk.id, person: ctx.user.id });
          return true;
        }),
      says: { done: null, isTaken: ({ m }) => m.reminders.stale.isTaken },
    }),
  },
};

interface Done {
  readonly kind: 'done' | 'isTaken';
}

type Ctx = DraftPress | DraftSubmission;

/** Acts on a draft that is still as stale as the list shows it, and enqueues an update of the list in any case. */
async function whileStale(ctx: Ctx, work: UnitOfWork, act: () => Promise<boolean>): Promise<Done> {
  const isDone = (await isStale(work.tx, ctx)) && (await act());
  await showListAnew(work, ctx);
  return { kind: isDone ? 'done' : 'isTaken' };
}

async function isStale(tx: UnitOfWork['tx'], { draft, revision }: Ctx): Promise<boolean> {
  const now = await readDraft(tx, draft.id);
  return now !== null && now.current.number === revision && ['writing', 'asked'].includes(now.state);
}

async function showListAnew(work: UnitOfWork, { desk, target: noticeId }: Ctx): Promise<void> {
  if (noticeId === null) return;
  const kind = 'reminder.staleChanged';
  await notify(work, { key: `${kind}:${work.newId()}`, deskId: desk.id, draftId: null, kind, data: { noticeId } });
}
