import { type Action, formOf } from '#bot/action.ts';
import { withSavingBars } from '#bot/approving/saving-bars.ts';
import { field } from '#bot/forms/field.ts';
import { textReader } from '#bot/forms/text-reader.ts';
import { revisionButton } from '#bot/card-button.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import type { Button } from '#chat/card.ts';
import type { FormField } from '#chat/form.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';
import type { Content } from '#drafts/content.ts';
import { readRevision } from '#drafts/draft.ts';
import { dividedAsTyped } from '#drafts/series/parts-of-text.ts';
import type { Messages } from '#messages/words/messages.ts';

import { ownTextField } from './draft-form.ts';
import type { DraftView } from './draft-view.ts';
import { accountLabel } from './labels.ts';
import { revise } from './revise.ts';

/** Takes the text of each account in one form, each prefilled. A text that stays the same remains the shared text. */
export const ownTexts: Action<'ownTexts'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'exact',
    async press(ctx) {
      const { desk, draft, m } = ctx;
      if (draft.state === 'cancelled') return m.answers.closedDraft;
      const { content } = draft.current;
      const accounts = accountsOf(desk, content);
      if (accounts.length === 0) return m.answers.notPossibleNow;
      const form = {
        title: m.forms.ownTexts,
        intro: m.forms.ownTextsIntro,
        submitLabel: m.forms.save,
        fields: accounts.map((account) => textField(m, account, content)),
        images: [],
      };
      return formOf('ownTexts', ctx, await withSavingBars(ctx, form));
    },
  },
  form: {
    about: 'draft',
    submit: revise(async ({ bot, desk, draft, m, revision, target, values }) => {
      const base = await readRevision(bot.store.db, draft.id, revision);
      if (base === null) return formError(m.answers.draftGone);
      const { errors, textAt } = textReader(values, m);
      // An account added to the draft after the form was opened has no field, and keeps its text.
      const asked = accountsOf(desk, base.content).filter(({ id }) => values[ownTextField(id)] !== undefined);
      const typed = asked.map(({ id }) => [id, textAt(ownTextField(id))] as const);
      if (Object.keys(errors).length > 0) return fieldErrors(errors);
      const content = withTexts(base.content, typed);
      return { baseRevision: base.number, fingerprint: target, content, typed: typed.map(([, text]) => text) };
    }),
  },
};

/** Builds the button if a draft goes to several accounts. A correction asks for their texts in its own form. */
export function ownTextsButtons(view: Pick<DraftView, 'desk' | 'draft' | 'm'>): readonly Button[] {
  const { content } = view.draft.current;
  if (content.corrections !== undefined || accountsOf(view.desk, content).length < 2) return [];
  return [revisionButton(view, 'ownTexts', view.m.buttons.ownTexts)];
}

function accountsOf(desk: Desk, { accountIds }: Pick<Content, 'accountIds'>): readonly Account[] {
  return desk.accounts.filter(({ id }) => accountIds.includes(id));
}

function textField(m: Messages, account: Account, { text, ownTexts }: Content): FormField {
  const hint = m.forms.ownTextsHint(account.limits.maxCharacters);
  return {
    ...field(ownTextField(account.id), m.forms.ownText(accountLabel(account)), hint, true),
    isFollowed: true,
    kind: 'textarea',
    initial: ownTexts[account.id] ?? text,
    maxLength: MAX_TEXT_LENGTH,
  };
}

/**
 * Returns the content with these texts. A text that is empty, or equals the shared one, is no longer the account's own.
 * If no account uses the shared text any more, the first account's text replaces it, so that no unsent text remains.
 */
function withTexts(before: Content, typed: readonly (readonly [accountId: string, text: string])[]): Content {
  const texts = typed.map(([id, text]) => [id, text.trim() === '' ? before.text : text] as const);
  const untouched = Object.entries(before.ownTexts).filter(([id]) => texts.every(([other]) => other !== id));
  const isShared = texts.length < before.accountIds.length || texts.some(([, text]) => text === before.text);
  const shared = isShared ? before.text : (texts[0]?.[1] ?? before.text);
  const own = [...untouched, ...texts].filter(([, text]) => text !== shared);
  return dividedAsTyped({ ...before, text: shared, ownTexts: Object.fromEntries(own) });
}
