import type { Messages } from '#messages/words/messages.ts';
import { accountLabel } from './labels.ts';
import type { Form, FormField, FormValue } from '#chat/form.ts';
import type { Desk } from '#desks/desk.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';
import { type Content, plainContent } from '#drafts/content.ts';
import type { TemplateContent } from '#drafts/kept-content.ts';
import { imageLimits, MAX_IMAGES } from '#drafts/image-limits.ts';

import { asleepHint, choiceLabel } from '#bot/sleeping/asleep-in-form.ts';
import { boxes } from '#bot/forms/choice-fields.ts';
import { field } from '#bot/forms/field.ts';
import { choicesIn } from '#bot/forms/form-values.ts';
import { momentField } from '#bot/forms/moment-field.ts';
import type { TextReader } from '#bot/forms/text-reader.ts';
import { altsField } from './form-alts.ts';
import { askRest, foldedRest, type Rest } from './rest-fields.ts';
import { seriesField } from './series-field.ts';

/** The initial values of a draft's form. */
export interface DraftFormStart {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
  readonly takesFiles: boolean;
  /** The most megabytes per file in the form, if the thread accepts larger ones. */
  readonly formFileMegabytes?: number | undefined;
}

/**
 * Builds the form of a new draft: text, accounts, when; the rest is optional. `fileCount`: the number of files that
 * come with it; `like`: the template to begin from.
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
      ...filesFields(start, active, fileCount),
      askField(m),
      ...foldedFields(start, content),
      seriesField(m, content),
    ],
    folded: foldOf(start, content, m.series.form.short),
    images: [],
  };
}

/** Builds the form of a draft with its current values. */
export function editDraftForm(start: DraftFormStart, number: number, content: Content): Form {
  const { m } = start;
  return {
    title: m.forms.editDraft(number),
    intro: null,
    submitLabel: m.forms.save,
    fields: [...mainFields(start, content, false), ...foldedFields(start, content), seriesField(m, content)],
    folded: foldOf(start, content, m.series.form.short),
    images: [],
  };
}

function carriedText({ forms, pictures }: Messages, fileCount: number): readonly string[] {
  if (fileCount === 0) return [];
  const carried = forms.filesCarried(Math.min(fileCount, MAX_IMAGES));
  return fileCount > MAX_IMAGES ? [carried, pictures.tooMany(MAX_IMAGES)] : [carried];
}

/** Returns the id of the field for one account's own text. */
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
    isFollowed: true,
    kind: 'textarea',
    initial: ownTexts[account.id] ?? '',
    maxLength: MAX_TEXT_LENGTH,
  }));
}

/** Builds the fields for accounts that have a text of their own, to stand below the shared text. */
export function ownedTextFields(
  { m, desk }: Pick<DraftFormStart, 'm' | 'desk'>,
  content: Pick<Content, 'ownTexts'>,
): readonly FormField[] {
  const owners = desk.accounts.filter(({ id }) => content.ownTexts[id] !== undefined);
  return ownTextFields(m, owners, content);
}

/**
 * The most accounts on a desk for which the form has own-text fields. On chats without folding, more would hide what
 * everybody fills in. The draft's card has a separate form for these texts.
 */
const mostOwnTextFields = 4;

/** Lists the accounts without a text of their own that may get one in the form. */
function mayGetOwnText({ accounts }: Desk, { ownTexts }: Pick<Content, 'ownTexts'>): Desk['accounts'] {
  if (accounts.length < 2 || accounts.length > mostOwnTextFields) return [];
  return accounts.filter(({ id }) => ownTexts[id] === undefined);
}

/** Builds the fields that most people leave unchanged: a text for a single account, and the rest. */
export function foldedFields(
  { m, desk }: Pick<DraftFormStart, 'm' | 'desk'>,
  content: Pick<Content, 'ownTexts' | keyof Rest>,
): readonly FormField[] {
  return [...ownTextFields(m, mayGetOwnText(desk, content), content), ...askRest(m, content)];
}

/** Builds the fold around `foldedFields` and the fields after them, which `behind` names. */
export function foldOf(
  { m, desk }: Pick<DraftFormStart, 'm' | 'desk'>,
  content: Pick<Content, 'ownTexts'>,
  ...behind: readonly string[]
): NonNullable<Form['folded']> {
  const [first] = mayGetOwnText(desk, content);
  if (first === undefined) return foldedRest(m, { behind });
  return { ...foldedRest(m, { before: [m.forms.ownTextsShort], behind }), fromField: ownTextField(first.id) };
}

/**
 * Reads the accounts' own texts. An emptied text falls back to the shared one, and a text that the form did not ask for
 * stays. A new text for an account that is not chosen would go nowhere, so it is an error at its field.
 */
export function readOwnTexts(
  values: Readonly<Record<string, FormValue>>,
  { m, desk, before }: { readonly m: Messages; readonly desk: Desk; readonly before: Content['ownTexts'] },
  { textAt, errors, accountIds }: Pick<TextReader, 'textAt' | 'errors'> & Pick<Content, 'accountIds'>,
): Content['ownTexts'] {
  const known = desk.accounts.filter(({ id }) => Object.hasOwn(values, ownTextField(id)));
  const typed = known.map(({ id }) => [id, textAt(ownTextField(id))] as const).filter(([, text]) => text.trim() !== '');
  for (const [id, text] of typed) {
    if (!accountIds.includes(id) && text !== before[id]) errors[ownTextField(id)] ??= m.forms.error.ownTextUnticked;
  }
  const others = desk.accounts.flatMap(({ id }) => {
    const text = before[id];
    return text === undefined || known.some((one) => one.id === id) ? [] : [[id, text] as const];
  });
  return Object.fromEntries([...others, ...typed]);
}

/** Builds the field that asks for approval as soon as the draft is made. `wantsToAsk` reads it. */
export function askField({ making }: Messages): FormField {
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
  return [
    {
      // A post may consist of pictures only; whether it has text or pictures is checked when the form comes back.
      ...field('text', m.forms.text, null, start.takesFiles || hasFiles || content.media.length > 0),
      isFollowed: true,
      kind: 'textarea',
      initial: content.text,
      maxLength: MAX_TEXT_LENGTH,
    },
    ...ownedTextFields(start, content),
    ...boxes(
      { ...field('accounts', m.forms.accounts, asleepHint(start)), isFollowed: true },
      desk.accounts.map((account) => ({ value: account.id, label: choiceLabel(start, account) })),
      content.accountIds,
    ),
    ...whenFields(start, content),
  ];
}

/**
 * Builds the fields that ask when to publish: a time, which may stay empty. If there is one already, the form first
 * asks whether it still counts, since not every picker can be emptied.
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

/** Builds the field for files, if a form takes any, and the one for their descriptions. */
function filesFields(start: DraftFormStart, accounts: Desk['accounts'], carried: number): readonly FormField[] {
  const { m, takesFiles, formFileMegabytes = Infinity } = start;
  if (!takesFiles) return carried === 0 ? [] : [altsField(m)];
  const isLess = formFileMegabytes * 1_000_000 < imageLimits(accounts).maxImageBytes;
  const hint = isLess ? m.forms.filesHintUpTo(MAX_IMAGES, formFileMegabytes) : m.forms.filesHint(MAX_IMAGES);
  return [{ ...field('files', m.forms.files, hint, true), kind: 'files', maxFiles: MAX_IMAGES }, altsField(m)];
}
