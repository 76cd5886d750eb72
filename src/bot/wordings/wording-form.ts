import type { Messages } from '#messages/words/messages.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import type { Form, FormField } from '#chat/form.ts';
import type { Desk } from '#desks/desk.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';
import type { Content } from '#drafts/content.ts';

import { altField, altLabel, imagesAbove } from '#bot/drafting/alt-texts-form.ts';
import { ownTextField } from '#bot/drafting/draft-form.ts';

type TextField = Extract<FormField, { readonly kind: 'text' | 'textarea' }>;

/** The initial values of a wording's form. */
export interface WordingStart {
  readonly m: Messages;
  readonly desk: Desk;
  readonly content: Content;
}

/** Builds the form in which every text of a revision can be reworded, and nothing else. */
export function wordingForm({ m, desk, content }: WordingStart): Form {
  const { media, ownTexts } = content;
  const maxAlt = Math.min(MAX_TEXT_LENGTH, ...desk.accounts.map(({ limits }) => limits.maxAltCharacters));
  return {
    title: m.wordings.formTitle,
    intro: m.wordings.formIntro,
    submitLabel: m.wordings.formSend,
    fields: [
      { ...area('text', m.forms.text, content.text), optional: media.length > 0 },
      ...ownersOf(desk, content).map((account) =>
        area(ownTextField(account.id), m.forms.ownText(accountLabel(account)), ownTexts[account.id] ?? ''),
      ),
      {
        ...area('warning', m.fields.contentWarning.label, content.contentWarning ?? ''),
        kind: 'text',
        hint: m.fields.contentWarning.hint ?? null,
        maxLength: 500,
      },
      ...media.map((one, index) => area(altField(index), altLabel(m, one, index), one.alt, maxAlt)),
    ],
    images: imagesAbove(m, media),
  };
}

function area(id: string, label: string, initial: string, maxLength = MAX_TEXT_LENGTH): TextField {
  return { id, label, hint: null, optional: true, kind: 'textarea', initial, maxLength };
}

/** Lists the accounts with their own text, each of which has its field. */
export function ownersOf(desk: Desk, { ownTexts }: Content): Desk['accounts'] {
  return desk.accounts.filter(({ id }) => ownTexts[id] !== undefined);
}
