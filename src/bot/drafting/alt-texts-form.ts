import type { Messages } from '#messages/words/messages.ts';
import type { Form, FormField } from '#chat/form.ts';
import type { Content } from '#drafts/content.ts';
import { mediumOf, mediumOfAll } from '#drafts/medium.ts';
import { mostPartsOf } from '#drafts/series/parts-of-content.ts';

import { languageName } from './language-name.ts';

/** Builds one form for the alt texts of all pictures, each shown above its field. */
export function altTextsForm(m: Messages, content: Content, maxAltCharacters: number): Form {
  const { forms } = m;
  const { media } = content;
  const parts = mostPartsOf(content);
  const words = m.media[mediumOfAll(media)];
  return {
    title: words.describe,
    intro: words.describeIntro,
    submitLabel: forms.save,
    fields: [
      ...media.flatMap((one, index): readonly FormField[] => [
        {
          id: altField(index),
          label: altLabel(m, one, index),
          hint: null,
          // It can be saved empty: the card then names what is missing, and asking for approval is blocked.
          optional: 'forNow',
          kind: 'textarea',
          initial: one.alt,
          maxLength: maxAltCharacters,
        },
        ...(parts === 1 ? [] : [partField(m, { index, part: one.part ?? 1, of: parts })]),
      ]),
      ...media.flatMap(({ recording }, index) => captionFields(m, recording, index)),
      {
        id: 'remove',
        label: words.remove,
        hint: null,
        optional: true,
        kind: 'checkboxes',
        choices: media.map((one, index) => ({ value: String(index), label: m.media[mediumOf(one)].place(index + 1) })),
        initial: [],
      },
    ],
    images: imagesAbove(m, media),
  };
}

/** Builds the fields about the captions of a video; none for a sound, or a video without sound or captions. */
function captionFields(
  m: Messages,
  recording: Content['media'][number]['recording'],
  index: number,
): readonly FormField[] {
  const { captions = [], openCaptions, video = null, sound = null } = recording ?? {};
  if (captions.length === 0 && openCaptions === undefined && (video === null || sound === null)) return [];
  return [
    {
      id: captionsField(index),
      label: m.captions.form,
      hint: null,
      optional: true,
      kind: 'checkboxes',
      choices: [
        { value: burntIn, label: m.captions.markBurntIn },
        ...captions.map(({ language }) => {
          return { value: language, label: m.captions.remove(languageName(language, m.tongue)) };
        }),
      ],
      initial: openCaptions === undefined ? [] : [burntIn],
    },
  ];
}

/** The choice that captions are burnt into the picture, beside the languages of captions to remove. */
export const burntIn = 'burntIn';

/** Returns the id of the field of a recording's captions; `index` counts from 0. */
export function captionsField(index: number): string {
  return `captions${index}`;
}

/** Shows each picture above the field of its description. A form cannot show video or sound. */
export function imagesAbove(m: Messages, media: Content['media']): Form['images'] {
  return media.flatMap(({ sha256, mimeType, alt, recording }, index) =>
    recording !== undefined
      ? []
      : [
          {
            beforeField: altField(index),
            sha256,
            mimeType,
            alt: alt === '' ? m.media.image.altMissing(index + 1) : alt,
          },
        ],
  );
}

/** Returns the label of a description's field. */
export function altLabel(m: Messages, media: Content['media'][number], index: number): string {
  return m.media[mediumOf(media)].alt(index + 1);
}

/** Asks which part of a series a picture goes with. If its part no longer exists, the last part is chosen. */
function partField(
  m: Messages,
  { index, part, of }: { readonly index: number; readonly part: number; readonly of: number },
): FormField {
  const places = Array.from({ length: of }, (_, at) => at + 1);
  return {
    id: partFieldId(index),
    label: m.series.mediaPart(index + 1),
    hint: null,
    optional: true,
    kind: 'select',
    choices: places.map((place) => ({ value: String(place), label: m.series.partOf(place, of) })),
    initial: String(Math.min(part, of)),
  };
}

/** Returns the id of the field of the part that a picture goes with; `index` counts from 0. */
export function partFieldId(index: number): string {
  return `part${index}`;
}

/** Returns the id of the field of a picture's alt text; `index` counts from 0. */
export function altField(index: number): string {
  return `alt${index}`;
}
