import { languageName, postLanguages } from './language-name.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { FormField, FormValue } from '#chat/form.ts';
import type { Content } from '#drafts/content.ts';

import { field } from '#bot/asking/field.ts';
import { textIn } from '#bot/asking/form-values.ts';
import type { TextReader } from '#bot/asking/text-reader.ts';

/**
 * The values that a form asks for in one field each. The fields of all others depend on accounts, pictures or other
 * fields.
 */
export type Rest = Omit<Content, 'text' | 'ownTexts' | 'accountIds' | 'media' | 'window' | 'timeZone' | 'corrections'>;

export interface RestReading extends Pick<TextReader, 'lineAt'> {
  readonly values: Readonly<Record<string, FormValue>>;
  /** The values to keep where no readable ones came back. */
  readonly otherwise: Rest;
}

/**
 * How to ask for and read each value, in the order of the form. A field of a content that no form asks for does not
 * compile.
 */
export const restFields: {
  readonly [Key in keyof Rest]: {
    readonly ask: (m: Messages, content: Pick<Content, Key>) => FormField;
    readonly read: (reading: RestReading) => Content[Key];
  };
} = {
  language: {
    ask: (m, { language }) => ({
      ...field('language', m.forms.language, null, true),
      kind: 'select',
      choices: languagesWith(language).map((code) => ({ value: code, label: languageName(code, m.tongue) })),
      initial: language,
    }),
    read({ values, otherwise }) {
      const code = textIn(values, 'language');
      return /^[a-z]{2,3}$/.test(code) ? code : otherwise.language;
    },
  },
  contentWarning: {
    ask: (m, { contentWarning }) => ({
      ...field('warning', m.forms.warning, m.forms.warningHint, true),
      kind: 'text',
      initial: contentWarning ?? '',
      maxLength: 500,
    }),
    read: ({ lineAt }) => lineAt('warning'),
  },
  visibility: {
    ask: (m, { visibility }) => ({
      ...field('visibility', m.forms.visibility, null, true),
      kind: 'radio',
      choices: [
        { value: 'public', label: m.words.visibility.public },
        { value: 'unlisted', label: m.words.visibility.unlisted },
      ],
      initial: visibility,
    }),
    read: ({ values }) => (textIn(values, 'visibility') === 'unlisted' ? 'unlisted' : 'public'),
  },
};

/** Builds the fields that most people leave as they are. */
export function askRest(m: Messages, content: Rest): readonly FormField[] {
  return Object.values(restFields).map(({ ask }) => ask(m, content));
}

/** Reads the fields of `askRest`. */
export function readRest(reading: RestReading): Rest {
  return {
    language: restFields.language.read(reading),
    contentWarning: restFields.contentWarning.read(reading),
    visibility: restFields.visibility.read(reading),
  };
}

function languagesWith(code: string): readonly string[] {
  return postLanguages.some((known) => known === code) ? postLanguages : [...postLanguages, code];
}
