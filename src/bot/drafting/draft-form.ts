import type { Messages } from '#messages/words/messages.ts';
import { accountLabel } from './labels.ts';
import type { Form, FormField, FormValue } from '#chat/form.ts';
import type { Desk } from '#desks/desk.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';
import { type Content, plainContent } from '#drafts/content.ts';
import type { TemplateContent } from '#drafts/kept-content.ts';
import { imageLimits, MAX_IMAGES } from '#drafts/image-limits.ts';

import { boxes } from '#bot/asking/choice-fields.ts';
import { field } from '#bot/asking/field.ts';
import { choicesIn } from '#bot/asking/form-values.ts';
import { momentField } from '#bot/asking/moment-field.ts';
import { askRest, foldedRest } from './rest-fields.ts';

/** The initial values of a draft's form. */
export interface DraftFormStart {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
  readonly takesFiles: boolean;
  /** The most megabytes of a file in the form, where the thread takes larger ones. */
  readonly formFileMegabytes?: number | undefined;
}

/**
 * Builds the form of a new draft: text, accounts, when; the rest may be left as it is. `fileCount`: the number of files
 * that come along; `like`: the template to begin from.
 */
export function newDraftForm(
  start: DraftFormStart,
  {
    text,
    fileCount,
    like = null,
  }: { readonly text: string; readonly fileCount: number; readonly like?: TemplateContent | null },
): Form {
  const { m, desk } = start;
  const active = desk.accounts.filter(({ standing }) => standing.kind === 'active');
  const { language, timeZone } = desk;
  const content: Content = {
    ...plainContent({ text, language, accountIds: [], timeZone }),
    ...like,
    text,
    accountIds: active.map(({ id }) => id).filter((id) => like === null || like.accountIds.includes(id)),
  };
  return {
    title: m.forms.newDraft,
    intro: [m.forms.newDraftIntro, ...carriedText(m, fileCount)].join(' '),
    submitLabel: m.forms.create,
    fields: [
      ...mainFields(start, content, fileCount > 0),
      ...filesField(start, active),
      askField(m),
      ...askRest(m, content),
    ],
    folded: foldedRest(m),
    images: [],
  };
}

/** Builds the form of a draft with its current values. Each text of an account's own has its field. */
export function editDraftForm(start: DraftFormStart, number: number, content: Content): Form {
  const { m } = start;
  return {
    title: m.forms.editDraft(number),
    intro: null,
    submitLabel: m.forms.save,
    fields: [...mainFields(start, content, false), ...askRest(m, content)],
    folded: foldedRest(m),
    images: [],
  };
}

function carriedText({ forms, pictures }: Messages, fileCount: number): readonly string[] {
  if (fileCount === 0) return [];
  const carried = forms.filesCarried(Math.min(fileCount, MAX_IMAGES));
  return fileCount > MAX_IMAGES ? [carried, pictures.tooMany(MAX_IMAGES)] : [carried];
}

/** Returns the id of the field of one account's own text. */
export function ownTextField(accountId: string): string {
  return `own.${accountId}`;
}

/** Builds a field for each of these accounts' own texts. */
export function ownTextFields(
  m: Messages,
  accounts: Desk['accounts'],
  { ownTexts }: Pick<Content, 'ownTexts'>,
): readonly FormField[] {
  return accounts.map((account) => ({
    ...field(ownTextField(account.id), m.forms.ownText(accountLabel(account)), m.forms.ownTextHint, true),
    kind: 'textarea',
    initial: ownTexts[account.id] ?? '',
    maxLength: MAX_TEXT_LENGTH,
  }));
}

/** Builds the field that asks for approval as soon as the draft is made. `wantsToAsk` reads it. */
function askField({ making }: Messages): FormField {
  return {
    ...field('ask', making.approval, null, true),
    kind: 'andThen',
    choice: { value: 'ask', label: making.askAtOnce },
    buttonLabel: making.createAndAsk,
  };
}

/** Tells whether the form was sent to ask for approval at once. */
export function wantsToAsk(values: Readonly<Record<string, FormValue>>): boolean {
  return choicesIn(values, 'ask').length > 0;
}

function mainFields(start: DraftFormStart, content: Content, hasFiles: boolean): readonly FormField[] {
  const { m, desk } = start;
  const own = desk.accounts.filter(({ id }) => content.ownTexts[id] !== undefined);
  return [
    {
      // Pictures may be all there is to a post; whether there is either is asked when the form comes back.
      ...field('text', m.forms.text, null, start.takesFiles || hasFiles || content.media.length > 0),
      kind: 'textarea',
      initial: content.text,
      maxLength: MAX_TEXT_LENGTH,
    },
    ...ownTextFields(m, own, content),
    ...boxes(
      field('accounts', m.forms.accounts),
      desk.accounts.map((account) => ({ value: account.id, label: accountLabel(account) })),
      content.accountIds,
    ),
    ...whenFields(start, content),
  ];
}

/**
 * Builds the fields that ask when to publish: a time, which may stay empty. Where there is one already, it is first
 * asked whether it still counts, since not every picker can be emptied.
 */
export function whenFields(start: DraftFormStart, { window }: Pick<Content, 'window'>): readonly FormField[] {
  const { forms } = start.m;
  const at = momentField('at', start, { initialAt: window?.publishAt ?? null, optional: true });
  if (window === null) return [at];
  const choices = [
    { value: 'now', label: forms.now },
    { value: 'at', label: forms.atTime },
  ];
  return [{ ...field('when', forms.when), kind: 'radio', choices, initial: 'at' }, at];
}

function filesField(start: DraftFormStart, accounts: Desk['accounts']): readonly FormField[] {
  const { m, takesFiles, formFileMegabytes = Infinity } = start;
  if (!takesFiles) return [];
  const isLess = formFileMegabytes * 1_000_000 < imageLimits(accounts).maxImageBytes;
  const hint = isLess ? m.forms.filesHintUpTo(MAX_IMAGES, formFileMegabytes) : m.forms.filesHint(MAX_IMAGES);
  return [{ ...field('files', m.forms.files, hint, true), kind: 'files', maxFiles: MAX_IMAGES }];
}
