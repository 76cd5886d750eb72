import type { KnownBlock, ModalView } from '@slack/types';

import type { Form, FormBinding } from '#chat/form.ts';
import { shorten } from '#text/shorten.ts';

import { fieldBlocks } from './field-blocks.ts';
import { formCallbackId, imageBlockId } from './form-ids.ts';
import { maxAltUnits } from './image-items.ts';
import { plain } from './plain.ts';
import { plainSections } from './plain-sections.ts';
import { bindingText } from './view-binding.ts';

/** Words that Slack needs and a form does not provide. */
export interface FormWords {
  /** The button that closes the form and sends nothing. */
  readonly close: string;
}

/** https://docs.slack.dev/reference/views/modal-views */
export const maxViewBlocks = 100;
const maxTitleUnits = 24;

/**
 * Renders a form as a modal. `files` maps a picture's SHA-256 to its id on Slack. Text that does not fit in Slack's
 * title and buttons is shown in the form. Throws if a form has more blocks, or longer ids, than Slack takes.
 */
export function formView(
  form: Form,
  binding: FormBinding,
  files: ReadonlyMap<string, string>,
  words: FormWords,
): ModalView {
  const ids = new Set(form.fields.map(({ id }) => id));
  const imagesWhere = (isThere: (image: Form['images'][number]) => boolean): readonly KnownBlock[] =>
    form.images.flatMap((image, index) => (isThere(image) ? imageBlocks(image, index, files) : []));
  const blocks: KnownBlock[] = [
    ...(form.title.length > maxTitleUnits ? plainSections(form.title) : []),
    ...plainSections(form.intro ?? ''),
    ...form.fields.flatMap((field) => [
      ...(form.folded?.fromField === field.id ? foldedFrom(form.folded.label) : []),
      ...imagesWhere(({ beforeField }) => beforeField === field.id),
      ...fieldBlocks(field),
    ]),
    ...imagesWhere(({ beforeField }) => !ids.has(beforeField)),
    ...(form.submitLabel.length > maxTitleUnits ? plainSections(form.submitLabel) : []),
  ];
  if (blocks.length > maxViewBlocks) throw new Error(`A form of ${blocks.length} blocks has no room on Slack`);
  return {
    type: 'modal',
    callback_id: formCallbackId,
    private_metadata: bindingText(binding),
    title: plain(shorten(form.title, maxTitleUnits)),
    submit: plain(shorten(form.submitLabel, maxTitleUnits)),
    close: plain(shorten(words.close, maxTitleUnits)),
    // Slack refuses a view without a block.
    blocks: blocks.length === 0 ? [...plainSections(shorten(form.title, maxTitleUnits))] : blocks,
  };
}

/** Renders a line and a label before the folded fields, since Slack cannot fold. */
function foldedFrom(label: string): readonly KnownBlock[] {
  if (label.trim() === '') return [{ type: 'divider' }];
  if (label.length > maxAltUnits) return [{ type: 'divider' }, ...plainSections(label)];
  return [{ type: 'divider' }, { type: 'context', elements: [plain(label.toWellFormed())] }];
}

function imageBlocks(
  { sha256, alt }: Form['images'][number],
  index: number,
  files: ReadonlyMap<string, string>,
): readonly KnownBlock[] {
  const fileId = files.get(sha256);
  if (fileId === undefined) return plainSections(alt);
  return [
    imageBlock(fileId, shorten(alt, maxAltUnits), imageBlockId(fileId, index)),
    ...(alt.length > maxAltUnits ? plainSections(alt) : []),
  ];
}

/** Renders a picture in a form. */
export function imageBlock(fileId: string, alt: string, blockId: string): KnownBlock {
  return { type: 'image', block_id: blockId, slack_file: { id: fileId }, alt_text: alt };
}
