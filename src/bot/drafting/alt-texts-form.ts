import type { Messages } from '#messages/words/messages.ts';
import type { Form, FormField } from '#chat/form.ts';
import type { Content } from '#drafts/content.ts';
import type { Recording } from '#networks/recording.ts';

/** Builds one form for the alt texts of all pictures, each shown above its field. */
export function altTextsForm(m: Messages, { media }: Content, maxAltCharacters: number): Form {
  const { forms } = m;
  return {
    title: forms.altTexts,
    intro: forms.altTextsIntro,
    submitLabel: forms.save,
    fields: [
      ...media.map(({ alt, recording }, index): FormField => ({
        id: altField(index),
        label: altLabel(m, recording, index),
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
    images: imagesAbove(m, media),
  };
}

/** Shows each picture above the field of its description; what moves or sounds cannot be shown in a form. */
export function imagesAbove(m: Messages, media: Content['media']): Form['images'] {
  return media.flatMap(({ sha256, mimeType, alt, recording }, index) =>
    recording !== undefined
      ? []
      : [{ beforeField: altField(index), sha256, mimeType, alt: alt === '' ? m.cards.altMissing(index + 1) : alt }],
  );
}

/** Returns what the field of a description is called. */
export function altLabel({ forms, cards }: Messages, recording: Recording | undefined, index: number): string {
  return recording === undefined
    ? forms.altText(index + 1)
    : cards.recording(index + 1, { isVideo: recording.video !== null });
}

/** Returns the id of the field of a picture's alt text; `index` counts from 0. */
export function altField(index: number): string {
  return `alt${index}`;
}
