import { type Answer, deskFormOf } from '#bot/action.ts';
import { boxes } from '#bot/forms/choice-fields.ts';
import { field } from '#bot/forms/field.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { askRest } from '#bot/drafting/rest-fields.ts';
import type { Form, FormField } from '#chat/form.ts';
import type { Desk } from '#desks/desk.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';
import { plainContent } from '#drafts/content.ts';
import { type EmergencyPart, emergencyParts, type EmergencyTemplate } from '#drafts/emergency/template.ts';
import { MAX_TEMPLATE_NAME } from '#drafts/template.ts';
import type { Messages } from '#messages/words/messages.ts';

import { blankLines } from './blank-lines.ts';

/** The most characters that every platform accepts in one field. */
const maxBlankLines = 3000;
/** The most accounts with own-text fields: nobody would read a longer form. With more, own texts stay as they are. */
const mostWithOwnTexts = 3;

/** Opens the form of a new emergency template, or of one to change; says so if there is no account for it. */
export function openEmergencyForm({ desk, m }: DeskContext, changed: EmergencyTemplate | null): Answer {
  if (desk.accounts.length === 0) return m.answers.noAccounts;
  return deskFormOf('emergencyTemplate', formOf(m, desk, changed), changed?.id ?? null);
}

/** Returns the id of the field for a part's text. */
export function textField(part: EmergencyPart): string {
  return `text.${part}`;
}

/** Returns the id of the field for a part's text for a single account. */
export function ownField(part: EmergencyPart, accountId: string): string {
  return `own.${part}.${accountId}`;
}

function formOf(m: Messages, desk: Desk, template: EmergencyTemplate | null): Form {
  const { form, parts } = m.emergencyTemplates;
  const { language, timeZone } = desk;
  const content = template?.parts.warning.content ?? plainContent({ text: '', language, accountIds: [], timeZone });
  const own = ownFields(m, desk, template);
  const [firstOwn] = own;
  return {
    title: template === null ? form.newTitle : form.changeTitle,
    intro: form.intro,
    submitLabel: form.submit,
    fields: [
      {
        ...field('name', form.name),
        kind: 'text',
        initial: template?.name ?? '',
        maxLength: MAX_TEMPLATE_NAME,
      },
      {
        ...field('blanks', form.blanks, form.blanksHint, true),
        kind: 'textarea',
        initial: template === null ? '' : blankLines(m, blanksOf(template)),
        maxLength: maxBlankLines,
      },
      ...emergencyParts.map((part): FormField => ({
        ...field(textField(part), parts[part], part === 'warning' ? form.textHint : null),
        kind: 'textarea',
        initial: template?.parts[part].content.text ?? '',
        maxLength: MAX_TEXT_LENGTH,
      })),
      ...boxes(
        field('accounts', m.forms.accounts),
        desk.accounts.map((account) => ({ value: account.id, label: accountLabel(account) })),
        template?.parts.warning.content.accountIds ?? desk.accounts.map(({ id }) => id),
      ),
      ...askRest(m, content),
      ...own,
    ],
    ...(firstOwn === undefined ? {} : { folded: { fromField: firstOwn.id, label: form.folded } }),
    images: [],
  };
}

/** Lists the blanks of all parts, each once, in the order of the parts. */
export function blanksOf({ parts }: Pick<EmergencyTemplate, 'parts'>): EmergencyTemplate['parts']['warning']['blanks'] {
  const all = emergencyParts.flatMap((part) => parts[part].blanks);
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
}

function ownFields(m: Messages, { accounts }: Desk, template: EmergencyTemplate | null): readonly FormField[] {
  if (accounts.length < 2 || accounts.length > mostWithOwnTexts) return [];
  return emergencyParts.flatMap((part) =>
    accounts.map((account): FormField => {
      const { form, parts } = m.emergencyTemplates;
      return {
        ...field(ownField(part, account.id), form.ownText(parts[part], accountLabel(account)), null, true),
        kind: 'textarea',
        initial: template?.parts[part].content.ownTexts[account.id] ?? '',
        maxLength: MAX_TEXT_LENGTH,
      };
    }),
  );
}
