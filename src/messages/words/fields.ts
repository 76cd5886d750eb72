import type { Content } from '#drafts/content.ts';

/** The fields of a draft that have words elsewhere: texts, accounts, pictures, the time and corrections. */
type SaidElsewhere =
  | 'text'
  | 'ownTexts'
  | 'accountIds'
  | 'media'
  | 'window'
  | 'timeZone'
  | 'corrections'
  | 'series'
  | 'restVisibility'
  | 'linkCard';

/** Every other field of a draft, wherever it is spoken of. A field without words does not compile. */
export type FieldsWords = { readonly [Field in Exclude<keyof Content, SaidElsewhere>]: FieldWords };

interface FieldWords {
  /** Over its box in forms. */
  readonly label: string;
  /** Under its box in forms; left out: nothing. */
  readonly hint?: string;
  /** Short form, among others in a line, and before its value on cards. */
  readonly short: string;
  /** Named in a list of changes from one version to the next. */
  readonly changed: string;
}
