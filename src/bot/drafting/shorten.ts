import { type Action, formOf } from '#bot/action.ts';
import { withSavingBars } from '#bot/approving/saving-bars.ts';
import { readSentenceForm, sentenceForm } from '#bot/asking/sentence-form.ts';
import { formError } from '#bot/form-answer.ts';
import { accountLabel } from './labels.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';
import { readRevision } from '#drafts/draft.ts';
import { dividedAsTyped } from '#drafts/series/parts-of-text.ts';

import { revise } from './revise.ts';

/** Gives one account its own text, where the shared one is too long for it. */
export const shorten: Action<'shorten'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'current',
    async press(ctx) {
      const { desk, draft, m, target } = ctx;
      if (draft.state === 'cancelled') return m.answers.closedDraft;
      const account = desk.accounts.find(({ id }) => id === target);
      if (account === undefined) return m.answers.notPossibleNow;
      const { content } = draft.current;
      const form = sentenceForm({
        title: m.forms.shorten,
        intro: null,
        submitLabel: m.forms.save,
        label: m.forms.ownText(accountLabel(account)),
        hint: m.forms.shortenHint(account.limits.maxCharacters),
        initial: content.ownTexts[account.id] ?? content.text,
        kind: 'textarea',
        maxLength: MAX_TEXT_LENGTH,
      });
      return formOf('shorten', ctx, await withSavingBars(ctx, form));
    },
  },
  form: {
    about: 'draft',
    submit: revise(async (ctx) => {
      const { bot, draft, m, revision, target: accountId } = ctx;
      const base = await readRevision(bot.store.db, draft.id, revision);
      if (base === null || accountId === null) return formError(m.answers.draftGone);
      const text = readSentenceForm(ctx);
      if (typeof text !== 'string') return text;
      const ownTexts = { ...base.content.ownTexts, [accountId]: text };
      const content = dividedAsTyped({ ...base.content, ownTexts });
      return { baseRevision: base.number, fingerprint: null, content, typed: [text] };
    }),
  },
};
