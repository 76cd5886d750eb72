import type { Messages } from '#messages/words/messages.ts';
import type { Form, FormField } from '#chat/form.ts';
import type { Content } from '#drafts/content.ts';

/** Builds one form for the alt texts of all pictures, each shown above its field. */
export function altTextsForm({ forms, cards }: Messages, { media }: Content, maxAltCharacters: number): Form {
  return {
    title: forms.altTexts,
    intro: forms.altTextsIntro,
    submitLabel: forms.save,
    fields: [
      ...media.map(({ alt }, index): FormField => ({
        id: altField(index),
        label: forms.altText(index + 1),
        hint: null,
        // What is still missing stands on the card, and blocks there; the others may be saved meanwhile.
        optional: 'forNow',
        kind: 'textarea',
        initial: alt,
        maxLength: maxAltCharacters,
      })),
      {
        id: 'remove',
        label: forms.remove,
        hint: null,
        optional: true,
        kind: 'checkboxes',
        choices: media.map((_, index) => ({ value: String(index), label: forms.removeImage(index + 1) })),
        initial: [],
      },
    ],
    images: media.map(({ sha256, mimeType, alt }, index) => ({
      beforeField: altField(index),
      sha256,
      mimeType,
      alt: alt === '' ? cards.altMissing(index + 1) : alt,
    })),
  };
}

/** Returns the id of the field of a picture's alt text; `index` counts from 0. */
export function altField(index: number): string {
  return `alt${index}`;
}
