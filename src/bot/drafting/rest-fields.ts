import { languageName, postLanguages } from './language-name.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Form, FormField, FormValue } from '#chat/form.ts';
import type { Content } from '#drafts/content.ts';

import { field } from '#bot/forms/field.ts';
import { textIn } from '#bot/forms/form-values.ts';
import type { TextReader } from '#bot/forms/text-reader.ts';

/** The values that have one form field each, and that most people leave unchanged. */
export type Rest = Pick<Content, keyof Messages['fields']>;

export interface RestReading extends Pick<TextReader, 'lineAt'> {
  readonly values: Readonly<Record<string, FormValue>>;
  /** The values to keep if a field comes back unreadable, or not at all. */
  readonly otherwise: Rest;
}

/**
 * How each value is asked for, read and shown, in the order of the form. A content field that no form asks for, or no
 * card shows, does not compile.
 */
export const restFields: {
  readonly [Key in keyof Rest]-?: {
    readonly ask: (m: Messages, content: Pick<Content, Key>) => FormField;
    readonly read: (reading: RestReading) => Content[Key];
    /**
     * Says the value in the note under the texts; null if there is nothing to say. `'withTheText'`: shown with the
     * text, as a part of what goes out.
     */
    readonly show: 'withTheText' | ((m: Messages, content: Pick<Content, Key>) => string | null);
  };
} = {
  language: {
    ask: (m, { language }) => ({
      ...field('language', m.fields.language.label, null, true),
      kind: 'select',
      choices: languagesWith(language).map((code) => ({ value: code, label: languageName(code, m.tongue) })),
      initial: language,
    }),
    read({ values, otherwise }) {
      const code = textIn(values, 'language');
      return /^[a-z]{2,3}$/.test(code) ? code : otherwise.language;
    },
    show: (m, { language }) => labelled(m, 'language', languageName(language, m.tongue)),
  },
  contentWarning: {
    ask: (m, { contentWarning }) => ({
      ...field('warning', m.fields.contentWarning.label, m.fields.contentWarning.hint ?? null, true),
      isFollowed: true,
      kind: 'text',
      initial: contentWarning ?? '',
      maxLength: 500,
    }),
    read: ({ lineAt }) => lineAt('warning'),
    show: 'withTheText',
  },
  visibility: {
    ask: (m, { visibility }) => ({
      ...field('visibility', m.fields.visibility.label, null, true),
      kind: 'radio',
      choices: [
        { value: 'public', label: m.words.visibility.public },
        { value: 'unlisted', label: m.words.visibility.unlisted },
      ],
      initial: visibility,
    }),
    read: ({ values }) => (textIn(values, 'visibility') === 'unlisted' ? 'unlisted' : 'public'),
    show: (m, { visibility }) => labelled(m, 'visibility', m.words.visibility[visibility]),
  },
};

/** Builds the fields that most people leave unchanged. */
export function askRest(m: Messages, content: Rest): readonly FormField[] {
  return Object.values(restFields).map(({ ask }) => ask(m, content));
}

const allRest = Object.keys(restFields) as readonly (keyof Rest)[]; // The keys of the table.

interface FoldedNames {
  readonly before: readonly string[];
  /** Fields that the form asks for; left out: all. */
  readonly keys: readonly (keyof Rest)[];
  readonly behind: readonly string[];
}

/** Builds the fold around the fields of `askRest`. Its label names these, and others before and behind them. */
export function foldedRest(
  { fields, tongue }: Messages,
  { before = [], keys = allRest, behind = [] }: Partial<FoldedNames> = {},
): NonNullable<Form['folded']> {
  const names = [...before, ...keys.map((key) => fields[key].short), ...behind];
  return { fromField: 'language', label: capitalised(names.join(', '), tongue) };
}

/** Says in one line the values that no text or picture shows. */
export function showRest(m: Messages, content: Rest): string {
  return Object.values(restFields)
    .map(({ show }) => (show === 'withTheText' ? null : show(m, content)))
    .filter((said) => said !== null)
    .join(' · ');
}

/** Reads the fields of `askRest`. */
export function readRest(reading: RestReading): Rest {
  const read = Object.entries(restFields).map(([key, field]) => [key, field.read(reading)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Rest; // Each as its field read it.
}

function languagesWith(code: string): readonly string[] {
  return postLanguages.some((known) => known === code) ? postLanguages : [...postLanguages, code];
}

function labelled({ words, fields, tongue }: Messages, key: keyof Rest, value: string): string {
  return words.labelled(capitalised(fields[key].short, tongue), value);
}

/** Begins a text with a capital. */
export function capitalised(text: string, tongue: string): string {
  return text.charAt(0).toLocaleUpperCase(tongue) + text.slice(1);
}
