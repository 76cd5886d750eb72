import type { DecisionOutcome } from '#approvals/decide.ts';
import { type Action, doOnce, type DraftPress, formOf, takeOnce } from '#bot/action.ts';
import { readSentenceForm, sentenceForm } from '#bot/asking/sentence-form.ts';
import { enqueueBotNotice } from '#bot/outbox/bot-notice.ts';
import { journal } from '#storage/journal.ts';

import { decide } from './decide.ts';
import { decisionSays } from './decision-text.ts';

/** Rejects at once, and asks for the reason only then. */
export const reject: Action<'reject'> = {
  button: {
    about: 'draft',
    may: 'anybody',
    on: 'anyCard',
    press: doOnce<DraftPress, DecisionOutcome>({
      does: (ctx, work) => decide(ctx, work, { kind: 'reject', reason: null }),
      says: {
        ...decisionSays,
        decided({ draft, m, revision }) {
          const form = sentenceForm({
            title: m.forms.rejectTitle,
            intro: m.forms.rejectIntro,
            submitLabel: m.forms.save,
            label: m.forms.reason,
            hint: null,
            initial: '',
            kind: 'textarea',
            maxLength: 2000,
          });
          // Too late for the form is no matter: the rejection stands, and the thread is there for reasons.
          return { ...formOf('reason', { draft, revision, target: null }, form), isNeeded: false };
        },
      },
    }),
  },
};

/** Records in the thread and the journal why somebody rejected. */
export const reason: Action<'reason'> = {
  form: {
    about: 'draft',
    submit: takeOnce({
      reads: readSentenceForm,
      async does({ draft, revision, user }, work, text) {
        await journal(work, {
          kind: 'decision.reason',
          deskId: draft.deskId,
          draftId: draft.id,
          actor: user.id,
          data: { revision, reason: text, name: user.name },
        });
        await enqueueBotNotice(work, draft, { kind: 'bot.reason', data: { person: user.id, reason: text } });
        return { kind: 'told' as const };
      },
      says: { told: null },
    }),
  },
};
