import type { DecisionOutcome } from '#approvals/decide.ts';
import { type Action, type DraftSubmission, formOf, takeOnce } from '#bot/action.ts';
import { readSentenceForm, sentenceForm } from '#bot/forms/sentence-form.ts';
import { enqueueBotNotice } from '#bot/outbox/bot-notice.ts';
import type { Form } from '#chat/form.ts';
import type { Messages } from '#messages/words/messages.ts';
import { journal } from '#storage/journal.ts';
import type { Transaction } from '#storage/database.ts';

import { decide } from './decide.ts';
import { objectionSays } from './decision-text.ts';
import { whyNotDecide } from './why-not-decide.ts';

/** Rejects in the person's own words: nothing is decided until the form is sent. */
export const reject: Action<'reject'> = {
  button: {
    about: 'draft',
    may: 'anybody',
    on: 'exact',
    async press(ctx) {
      const { m } = ctx;
      const { rejectTitle: title, rejectIntro: intro, rejectSend: submitLabel } = m.forms;
      return (await whyNotDecide(ctx, 'object')) ?? formOf('reject', ctx, reasonForm(m, { title, intro, submitLabel }));
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce<DraftSubmission, string, DecisionOutcome>({
      reads: readSentenceForm,
      does: (ctx, work, text) => decide(ctx, work, { kind: 'reject', reason: text }),
      says: objectionSays,
    }),
  },
};

/** Records in the thread and the journal why somebody rejected by a reaction, which takes effect at once. */
export const reason: Action<'reason'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    async press(ctx) {
      const { bot, m } = ctx;
      if (!(await hasRejected(bot.store.db, ctx))) return m.answers.reasonOnlyOwn;
      const { reasonTitle: title, reasonSend: submitLabel } = m.forms;
      return formOf('reason', ctx, reasonForm(m, { title, intro: null, submitLabel }));
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce({
      reads: readSentenceForm,
      async does(ctx, work, text) {
        const { draft, revision, user } = ctx;
        if (!(await hasRejected(work.tx, ctx))) return { kind: 'notTheirs' as const };
        await journal(work, {
          kind: 'decision.reason',
          deskId: draft.deskId,
          draftId: draft.id,
          actor: user.id,
          data: { revision, reason: text, name: user.name },
        });
        await enqueueBotNotice(work, draft, { kind: 'bot.rejectionReason', data: { person: user.id, reason: text } });
        return { kind: 'told' as const };
      },
      says: { told: null, notTheirs: ({ m }) => m.answers.reasonOnlyOwn },
    }),
  },
};

function reasonForm(m: Messages, form: Pick<Form, 'title' | 'intro' | 'submitLabel'>): Form {
  return sentenceForm({ ...form, label: m.forms.reason, hint: null, initial: '', kind: 'textarea', maxLength: 2000 });
}

async function hasRejected(
  tx: Pick<Transaction, 'decision'>,
  { draft, revision, user }: Pick<DraftSubmission, 'draft' | 'revision' | 'user'>,
): Promise<boolean> {
  const where = { subjectId: draft.id, revision, person: user.id, kind: 'reject', withdrawnAt: null } as const;
  return (await tx.decision.count({ where })) > 0;
}
