import { type Action, type DraftSubmission, formOf, takeOnce } from '#bot/action.ts';
import { deciderOf } from '#bot/context.ts';
import { readDraftView } from '#bot/drafting/draft-view.ts';
import { findingText, placeText } from '#bot/drafting/finding-text.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import { readRevision } from '#drafts/draft.ts';
import type { Finding } from '#drafts/finding.ts';
import { proposeWording, whyNotPropose } from '#publishing/deciding/wordings.ts';

import { proposeText } from './propose-text.ts';
import { readWordingForm } from './read-wording-form.ts';
import { wordingForm } from './wording-form.ts';

/**
 * Proposes an approver's wording of the revision on the card to its author. A person who may not is told so before they
 * write. Where the wording cannot be taken the form stays open, so that no text is lost.
 */
export const propose: Action<'propose'> = {
  button: {
    about: 'draft',
    may: 'anybody',
    on: 'exact',
    press(ctx) {
      const { desk, draft, m } = ctx;
      const why = whyNotPropose(draft, { ...deciderOf(ctx), desk });
      if (why !== null) return proposeText(m, why);
      return formOf('propose', ctx, wordingForm({ m, desk, content: draft.current.content }));
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce({
      async reads({ bot, desk, draft, m, revision, target, values }) {
        const base = await readRevision(bot.store.db, draft.id, revision);
        if (base === null) return formError(m.answers.draftGone);
        if (base.fingerprint !== target) return formError(m.answers.otherCard(base.number));
        const read = readWordingForm(values, { m, desk, content: base.content });
        return read.kind === 'errors' ? fieldErrors(read.fields) : { base: base.number, content: read.content };
      },
      does: (ctx, work, { base, content }) =>
        proposeWording(work, {
          draftId: ctx.draft.id,
          ...deciderOf(ctx),
          base,
          content,
          desk: ctx.desk,
          rules: ctx.bot.rules,
        }),
      says: {
        proposed: null,
        refused: { error: ({ m }, { why }) => formError(proposeText(m, why)) },
        blocked: { error: async (ctx, { findings }) => formError(await blockedText(ctx, findings)) },
      },
    }),
  },
};

async function blockedText({ bot, chat, draft, m }: DraftSubmission, findings: readonly Finding[]): Promise<string> {
  const view = await readDraftView(bot, chat, draft.id);
  if (view === null) return m.answers.draftGone;
  const lines = findings.map((finding) => {
    const sentence = findingText({ ...view, m }, finding);
    return m.words.labelled(placeText({ ...view, m }, finding.place, sentence), sentence);
  });
  return [m.wordings.answer.blocked, ...lines].join(' ');
}
