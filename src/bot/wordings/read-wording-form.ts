import type { FormValue } from '#chat/form.ts';
import type { Content } from '#drafts/content.ts';
import { dividedAsTyped } from '#drafts/series/parts-of-text.ts';

import { altField } from '#bot/drafting/alt-texts-form.ts';
import { ownTextField } from '#bot/drafting/draft-form.ts';
import { textReader } from '#bot/asking/text-reader.ts';
import { ownersOf, type WordingStart } from './wording-form.ts';

export type ReadWordingForm =
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>> };

/** Reads a proposal: the revision on which the form was opened, with the person's texts. */
export function readWordingForm(
  values: Readonly<Record<string, FormValue>>,
  { m, desk, content }: WordingStart,
): ReadWordingForm {
  const { errors: fields, textAt, lineAt } = textReader(values, m);
  const text = textAt('text');
  const own = ownersOf(desk, content).map(({ id }) => [id, textAt(ownTextField(id))] as const);
  const contentWarning = lineAt('warning');
  const media = content.media.map((one, index) => ({ ...one, alt: textAt(altField(index)).trim() }));
  if (text.trim() === '' && media.length === 0) fields['text'] ??= m.forms.error.textEmpty;
  if (Object.keys(fields).length > 0) return { kind: 'errors', fields };
  // An empty own text falls back to the shared one; own texts of accounts that left the desk stay.
  const others = Object.entries(content.ownTexts).filter(([id]) => !own.some(([owner]) => owner === id));
  const ownTexts = Object.fromEntries([...others, ...own.filter(([, theirs]) => theirs.trim() !== '')]);
  return {
    kind: 'content',
    content: dividedAsTyped({ ...content, text, ownTexts, contentWarning, media }),
  };
}
