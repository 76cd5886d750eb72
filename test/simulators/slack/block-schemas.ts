import { z } from 'zod';

// Slack's blocks with their limits, as far as we use them: https://docs.slack.dev/reference/block-kit
// A key or type that is not here is refused, as Slack refuses what it does not know.

const id = z.string().min(1).max(255);
const text = (most: number): z.ZodString => z.string().min(1).max(most);

function plain(most: number): z.ZodObject {
  return z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() });
}

function anyText(most: number): z.ZodType {
  const mrkdwn = z.strictObject({ type: z.literal('mrkdwn'), text: text(most), verbatim: z.boolean().optional() });
  return z.union([plain(most), mrkdwn]);
}

const address = z.string().max(3000).url();

const option = (labels: z.ZodType): z.ZodType =>
  z.strictObject({ text: labels, value: text(150), description: plain(75).optional() });

function optionsUpTo(most: number, labels: z.ZodType): z.ZodType {
  return z
    .array(option(labels))
    .min(1)
    .max(most)
    .refine((list) => new Set(list.map((one) => JSON.stringify(one))).size === list.length, 'options repeat');
}

const confirm = z.strictObject({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
});

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: id.optional(),
  value: text(2000).optional(),
  url: address.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: text(75).optional(),
});

const choosing = { action_id: id.optional(), confirm: confirm.optional(), focus_on_load: z.boolean().optional() };
const placeholder = plain(150).optional();

const groups = z
  .array(z.strictObject({ label: plain(75), options: optionsUpTo(100, plain(75)) }))
  .min(1)
  .max(100);

/** Whether what is chosen at first is among the options, as Slack wants it, to the letter. */
function amongOptions(element: Readonly<Record<string, unknown>>): boolean {
  const all = [element['options'] ?? [], [element['option_groups'] ?? []].flat().map((group) => optionsIn(group))].flat(
    3,
  );
  const options = new Set(all.map((one) => JSON.stringify(one)));
  const initial = [element['initial_option'], element['initial_options']].flat().filter((one) => one !== undefined);
  return initial.every((one) => options.has(JSON.stringify(one)));
}

function optionsIn(group: unknown): unknown {
  return typeof group === 'object' && group !== null && 'options' in group ? group.options : [];
}

function hasEitherOptions(element: Readonly<Record<string, unknown>>): boolean {
  return (element['options'] === undefined) !== (element['option_groups'] === undefined);
}

const staticSelect = z
  .strictObject({
    ...choosing,
    type: z.literal('static_select'),
    options: optionsUpTo(100, plain(75)).optional(),
    option_groups: groups.optional(),
    initial_option: option(plain(75)).optional(),
    placeholder,
  })
  .refine(hasEitherOptions, 'options or option_groups')
  .refine(amongOptions, 'initial_option is no option');

const radioButtons = z
  .strictObject({
    ...choosing,
    type: z.literal('radio_buttons'),
    options: optionsUpTo(10, anyText(75)),
    initial_option: option(anyText(75)).optional(),
  })
  .refine(amongOptions, 'initial_option is no option');

const checkboxes = z
  .strictObject({
    ...choosing,
    type: z.literal('checkboxes'),
    options: optionsUpTo(10, anyText(75)),
    initial_options: z
      .array(option(anyText(75)))
      .min(1)
      .optional(),
  })
  .refine(amongOptions, 'initial_options are no options');

const multiStaticSelect = z
  .strictObject({
    ...choosing,
    type: z.literal('multi_static_select'),
    options: optionsUpTo(100, plain(75)).optional(),
    option_groups: groups.optional(),
    initial_options: z
      .array(option(plain(75)))
      .min(1)
      .optional(),
    max_selected_items: z.int().min(1).optional(),
    placeholder,
  })
  .refine(hasEitherOptions, 'options or option_groups')
  .refine(amongOptions, 'initial_options are no options');

const usersSelect = z.strictObject({
  ...choosing,
  type: z.literal('users_select'),
  initial_user: id.optional(),
  placeholder,
});

const multiUsersSelect = z.strictObject({
  ...choosing,
  type: z.literal('multi_users_select'),
  initial_users: z.array(id).min(1).optional(),
  max_selected_items: z.int().min(1).optional(),
  placeholder,
});

const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: id.optional(),
    multiline: z.boolean().optional(),
    initial_value: text(3000).optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    placeholder,
    focus_on_load: z.boolean().optional(),
  })
  .refine((one) => (one.initial_value?.length ?? 0) <= (one.max_length ?? 3000), 'initial_value is above max_length');

const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: id.optional(),
  filetypes: z.array(z.string()).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});

const dateTimePicker = z.strictObject({
  ...choosing,
  type: z.literal('datetimepicker'),
  initial_date_time: z.int().optional(),
});

const pressed = z.discriminatedUnion('type', [
  button,
  staticSelect,
  radioButtons,
  checkboxes,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
  dateTimePicker,
]);

const filledIn = z.discriminatedUnion('type', [
  plainTextInput,
  staticSelect,
  radioButtons,
  checkboxes,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
  fileInput,
  dateTimePicker,
]);

const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
});

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

const slackFile = z.union([z.strictObject({ id }), z.strictObject({ url: address })]);
const block = { block_id: id.optional() };

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

const anywhere = [
  z
    .strictObject({
      ...block,
      type: z.literal('section'),
      text: anyText(3000).optional(),
      fields: z.array(anyText(2000)).min(1).max(10).optional(),
      accessory: z.union([pressed, imageElement]).optional(),
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

/** https://docs.slack.dev/reference/block-kit/blocks/table-block */
const table = z.strictObject({
  ...block,
  type: z.literal('table'),
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z.array(column).max(20).optional(),
});

export const messageBlock = z.discriminatedUnion('type', [...anywhere, table]);
export const modalBlock = z.discriminatedUnion('type', [...anywhere, input]);

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
