import type { DecisionOutcome } from '#approvals/decide.ts';
import { type Action, type DraftSubmission, formOf, takeOnce } from '#bot/action.ts';
import { readSentenceForm, sentenceForm } from '#bot/forms/sentence-form.ts';

import { decide } from './decide.ts';
import { objectionSays } from './decision-text.ts';
import { whyNotDecide } from './why-not-decide.ts';

/** Asks for changes in the person's own words. A person who may not decide is told so before they write. */
export const requestChanges: Action<'requestChanges'> = {
  button: {
    about: 'draft',
    may: 'anybody',
    on: 'exact',
    async press(ctx) {
      const { m } = ctx;
      const form = sentenceForm({
        title: m.forms.changesTitle,
        intro: null,
        submitLabel: m.forms.changesSend,
        label: m.forms.changes,
        hint: null,
        initial: '',
        kind: 'textarea',
        maxLength: 2000,
      });
      return (await whyNotDecide(ctx, 'object')) ?? formOf('requestChanges', ctx, form);
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce<DraftSubmission, string, DecisionOutcome>({
      reads: readSentenceForm,
      does: (ctx, work, reason) => decide(ctx, work, { kind: 'requestChanges', reason }),
      says: objectionSays,
    }),
  },
};
