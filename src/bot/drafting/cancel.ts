import { type Action, formOf, takeOnce } from '#bot/action.ts';
import { oldCardText } from '#bot/approving/decision-text.ts';
import { formError } from '#bot/form-answer.ts';
import { cancelWhenFree } from '#publishing/deciding/stop.ts';

import { cancelForm, readCancelForm, whyNotCancel } from './cancel-form.ts';

/** Cancels a draft that has not gone out anywhere, after asking. */
export const cancel: Action<'cancel'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'current',
    press: async (ctx) => (await whyNotCancel(ctx)) ?? formOf('cancel', ctx, cancelForm(ctx)),
  },
  form: {
    about: 'draft',
    submit: takeOnce({
      reads: readCancelForm,
      does: ({ desk, draft, members, revision, user }, work, { reason }) =>
        cancelWhenFree(work, { draftId: draft.id, revision, person: user.id, reason, desk, members }),
      says: {
        cancelled: null,
        closed: ({ m }) => m.answers.closedDraft,
        stale: { error: async (ctx) => formError(await oldCardText(ctx)) },
        underWay: ({ m }) => m.answers.underWay,
        notAllowed: ({ m }) => m.cancelling.notAllowed,
      },
    }),
  },
};
