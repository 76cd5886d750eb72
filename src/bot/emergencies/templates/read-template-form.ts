import type { DeskSubmission } from '#bot/action.ts';
import { textIn, ticked } from '#bot/forms/form-values.ts';
import { textReader } from '#bot/forms/text-reader.ts';
import { readRest } from '#bot/drafting/rest-fields.ts';
import { fieldErrors, type FormRefused } from '#bot/form-answer.ts';
import { readTemplateName } from '#bot/templates/template-name.ts';
import { plainContent } from '#drafts/content.ts';
import type { WrittenTemplate } from '#drafts/emergency/ask-for-template.ts';
import { type EmergencyPart, emergencyParts, type EmergencyTemplate } from '#drafts/emergency/template.ts';
import type { TemplateContent } from '#drafts/kept-content.ts';

import { readBlanks, withNamesOf } from './blank-lines.ts';
import { ownField, textField } from './emergency-template-form.ts';

/** Reads a template from its form, or returns errors by field. `before`: the version that it changes. */
export function readTemplateForm(
  { values, m, desk }: Pick<DeskSubmission, 'values' | 'm' | 'desk'>,
  before: EmergencyTemplate | null,
): WrittenTemplate | FormRefused {
  const { errors, textAt, lineAt } = textReader(values, m);
  const { error } = m.emergencyTemplates;
  const name = readTemplateName(textIn(values, 'name'), m);
  if (name.kind === 'error') errors['name'] = name.error;
  const read = readBlanks(textAt('blanks'));
  if (read.kind === 'error') errors['blanks'] ??= error.blankLine(read.line.slice(0, 60));
  const blanks = read.kind === 'blanks' ? read.blanks : [];
  const accountIds = ticked(values, 'accounts').filter((id) => desk.accounts.some((account) => account.id === id));
  if (accountIds.length === 0) errors['accounts'] = m.forms.error.noAccount;
  const { language, timeZone } = desk;
  const otherwise = before?.parts.warning.content ?? plainContent({ text: '', language, accountIds, timeZone });
  const rest = readRest({ values, lineAt, otherwise });
  const contentOf = (part: EmergencyPart): TemplateContent => {
    const text = withNamesOf(blanks, textAt(textField(part)));
    if (text.trim() === '') errors[textField(part)] ??= error.emptyText;
    const kept = before?.parts[part].content.ownTexts ?? {};
    const own = accountIds.flatMap((id) => {
      const isAsked = Object.hasOwn(values, ownField(part, id));
      const typed = isAsked ? withNamesOf(blanks, textAt(ownField(part, id))) : (kept[id] ?? '');
      return typed.trim() === '' ? [] : [[id, typed] as const];
    });
    const { contentWarning } = rest;
    return {
      text,
      ownTexts: Object.fromEntries(own),
      ...rest,
      contentWarning: contentWarning === null ? null : withNamesOf(blanks, contentWarning),
      accountIds,
    };
  };
  const [warning, correction, allClear] = emergencyParts.map(contentOf);
  if (warning === undefined || correction === undefined || allClear === undefined) throw new Error('a part is missing');
  if (name.kind === 'error' || Object.keys(errors).length > 0) return fieldErrors(errors);
  return { name: name.name, blanks, contents: { warning, correction, allClear } };
}
