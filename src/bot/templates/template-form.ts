import { type Answer, deskFormOf } from '#bot/action.ts';
import { boxes } from '#bot/forms/choice-fields.ts';
import type { DeskContext } from '#bot/context.ts';
import { foldedFields, foldOf, ownedTextFields } from '#bot/drafting/draft-form.ts';
import type { Messages } from '#messages/words/messages.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import type { Form } from '#chat/form.ts';
import type { Desk } from '#desks/desk.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';
import { plainContent } from '#drafts/content.ts';
import { MAX_TEMPLATE_NAME, type Template } from '#drafts/template.ts';

import { templateTarget } from './seen-template.ts';

/** Opens the form of a new template, or of one to change; says so if the desk has no account to name in it. */
export function openTemplateForm({ desk, m }: DeskContext, changed: Template | null): Answer {
  if (desk.accounts.length === 0) return m.answers.noAccounts;
  const target = changed === null ? null : templateTarget(changed);
  return deskFormOf('template', templateForm(m, desk, changed), target);
}

/** Builds the form of a new or changed template. It says how to write a blank. */
function templateForm(m: Messages, desk: Desk, template: Template | null): Form {
  const { forms, templates } = m;
  const { language, timeZone } = desk;
  const content = template ?? plainContent({ text: '', language, accountIds: [], timeZone });
  return {
    title: template === null ? templates.newTitle : templates.changeTitle,
    intro: templates.intro,
    submitLabel: forms.save,
    fields: [
      {
        id: 'name',
        kind: 'text',
        label: templates.name,
        hint: null,
        optional: false,
        initial: template?.name ?? '',
        maxLength: MAX_TEMPLATE_NAME,
      },
      {
        id: 'text',
        kind: 'textarea',
        label: forms.text,
        hint: templates.blankHint,
        optional: false,
        initial: template?.text ?? '',
        maxLength: MAX_TEXT_LENGTH,
      },
      ...ownedTextFields({ m, desk }, content),
      ...boxes(
        { id: 'accounts', label: forms.accounts, hint: null, optional: false },
        desk.accounts.map((account) => ({ value: account.id, label: accountLabel(account) })),
        template?.accountIds ?? desk.accounts.map(({ id }) => id),
      ),
      ...foldedFields({ m, desk }, content),
    ],
    folded: foldOf({ m, desk }, content),
    images: [],
  };
}
