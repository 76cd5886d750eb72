import { z } from 'zod';

import { address, anyText, besideSection, filledIn, id, plain, pressed, text } from './element-schemas.ts';

// Slack's blocks and modals with their limits, as far as we use them. Unknown keys and types are refused, as Slack
// does. Each rule names its page, below this one: https://docs.slack.dev/reference/block-kit

const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
});

/** …/blocks/rich-text-block: elements of a section */
const richInline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() }),
  z.strictObject({
    type: z.literal('link'),
    url: address,
    text: z.string().min(1).optional(),
    unsafe: z.boolean().optional(),
    style: style.optional(),
  }),
  z.strictObject({ type: z.literal('user'), user_id: id, style: style.optional() }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: id, style: style.optional() }),
  z.strictObject({ type: z.literal('channel'), channel_id: id, style: style.optional() }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']) }),
  z.strictObject({ type: z.literal('emoji'), name: z.string().min(1), unicode: z.string().optional() }),
]);

const border = z.union([z.literal(0), z.literal(1)]).optional();
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richInline) });

/** …/blocks/rich-text-block: elements */
const richElement = z.discriminatedUnion('type', [
  richSection,
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(richSection).min(1),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    border,
  }),
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(richInline), border }),
  z.strictObject({ type: z.literal('rich_text_preformatted'), elements: z.array(richInline), border }),
]);

/** …/composition-objects/slack-file-object */
const slackFile = z.union([z.strictObject({ id }), z.strictObject({ url: address })]);
const block = { block_id: id.optional() };

/** …/blocks/image-block */
const image = z
  .strictObject({
    ...block,
    type: z.literal('image'),
    image_url: address.optional(),
    slack_file: slackFile.optional(),
    alt_text: text(2000),
    title: plain(2000).optional(),
  })
  .refine((one) => (one.image_url === undefined) !== (one.slack_file === undefined), 'image_url or slack_file');

const imageElement = z.strictObject({ type: z.literal('image'), image_url: address, alt_text: text(2000) });

/** …/blocks: section, header, divider, context, actions, image and rich text, allowed in messages and modals. */
const anywhere = [
  z
    .strictObject({
      ...block,
      type: z.literal('section'),
      text: anyText(3000).optional(),
      fields: z.array(anyText(2000)).min(1).max(10).optional(),
      accessory: z.union([besideSection, imageElement]).optional(),
      expand: z.boolean().optional(),
    })
    .refine((one) => one.text !== undefined || one.fields !== undefined, 'text or fields'),
  z.strictObject({ ...block, type: z.literal('header'), text: plain(150) }),
  z.strictObject({ ...block, type: z.literal('divider') }),
  z.strictObject({
    ...block,
    type: z.literal('context'),
    elements: z
      .array(z.union([anyText(3000), imageElement]))
      .min(1)
      .max(10),
  }),
  z.strictObject({ ...block, type: z.literal('actions'), elements: z.array(pressed).min(1).max(25) }),
  image,
  z.strictObject({ ...block, type: z.literal('rich_text'), elements: z.array(richElement).min(1) }),
] as const;

/** …/blocks/input-block */
const input = z.strictObject({
  ...block,
  type: z.literal('input'),
  label: plain(2000),
  element: filledIn,
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const cell = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const column = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
});

/** …/blocks/table-block: allowed in messages only. */
const table = z.strictObject({
  ...block,
  type: z.literal('table'),
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z.array(column).max(20).optional(),
});

export const messageBlock = z.discriminatedUnion('type', [...anywhere, table]);
export const modalBlock = z.discriminatedUnion('type', [...anywhere, input]);

/** https://docs.slack.dev/reference/views/home-tab-views */
export const homeView = z.strictObject({
  type: z.literal('home'),
  blocks: z.array(modalBlock).min(1).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
});

/** https://docs.slack.dev/reference/views/modal-views */
export const modalView = z
  .strictObject({
    type: z.literal('modal'),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    blocks: z.array(modalBlock).min(1).max(100),
    private_metadata: z.string().max(3000).optional(),
    callback_id: z.string().max(255).optional(),
    external_id: z.string().max(255).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  })
  .refine(
    (view) => view.submit !== undefined || view.blocks.every(({ type }) => type !== 'input'),
    'inputs want submit',
  );
