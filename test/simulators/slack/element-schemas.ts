import { z } from 'zod';

// Slack's elements of blocks with their limits, as far as we use them. Unknown keys and types are refused, as Slack
// does. Each rule names its page, below this one: https://docs.slack.dev/reference/block-kit

/** …/blocks: block_id; …/block-elements: action_id. */
export const id = z.string().min(1).max(255);
export const text = (most: number): z.ZodString => z.string().min(1).max(most);

/** …/composition-objects/text-object, with the limit of its position. */
export function plain(most: number): z.ZodObject {
  return z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() });
}

export function anyText(most: number): z.ZodType {
  const mrkdwn = z.strictObject({ type: z.literal('mrkdwn'), text: text(most), verbatim: z.boolean().optional() });
  return z.union([plain(most), mrkdwn]);
}

/** …/block-elements/button-element: url; also of links and pictures. */
export const address = z.string().max(3000).url();

/** …/composition-objects/option-object */
const option = (labels: z.ZodType): z.ZodType =>
  z.strictObject({ text: labels, value: text(150), description: plain(75).optional() });

/** …/block-elements: 100 in a menu, 10 radio buttons or boxes; none twice. */
function optionsUpTo(most: number, labels: z.ZodType): z.ZodType {
  return z
    .array(option(labels))
    .min(1)
    .max(most)
    .refine((list) => new Set(list.map((one) => JSON.stringify(one))).size === list.length, 'options repeat');
}

/** …/composition-objects/confirmation-dialog-object */
const confirm = z.strictObject({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
});

/** …/block-elements/button-element */
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

/** …/composition-objects/option-group-object */
const groups = z
  .array(z.strictObject({ label: plain(75), options: optionsUpTo(100, plain(75)) }))
  .min(1)
  .max(100);

/** Tells whether the initial choice is among the options, letter by letter, as Slack requires. */
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

/** …/block-elements/select-menu-element */
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

/** …/block-elements/radio-button-group-element */
const radioButtons = z
  .strictObject({
    ...choosing,
    type: z.literal('radio_buttons'),
    options: optionsUpTo(10, anyText(75)),
    initial_option: option(anyText(75)).optional(),
  })
  .refine(amongOptions, 'initial_option is no option');

/** …/block-elements/checkboxes-element */
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

/** …/block-elements/multi-select-menu-element */
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

/** …/composition-objects/dispatch-action-configuration-object */
const dispatched = z.strictObject({
  trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
});

/** …/block-elements/plain-text-input-element */
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
    dispatch_action_config: dispatched.optional(),
  })
  .refine((one) => (one.initial_value?.length ?? 0) <= (one.max_length ?? 3000), 'initial_value is above max_length');

/** …/block-elements/file-input-element: only inside an input block, so never in our messages. */
const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: id.optional(),
  filetypes: z.array(z.string()).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});

/** …/block-elements/datetime-picker-element: in an actions or input block, never beside a section. */
const dateTimePicker = z.strictObject({
  ...choosing,
  type: z.literal('datetimepicker'),
  initial_date_time: z.int().optional(),
});

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

/** …/block-elements/date-picker-element */
const datePicker = z.strictObject({
  ...choosing,
  type: z.literal('datepicker'),
  initial_date: z.string().refine(isDay, 'initial_date is no YYYY-MM-DD').optional(),
});

/** …/block-elements/time-picker-element */
const timePicker = z.strictObject({
  ...choosing,
  type: z.literal('timepicker'),
  initial_time: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u)
    .optional(),
  timezone: z
    .string()
    .refine((zone) => zones.has(zone), 'timezone is no IANA name')
    .optional(),
});

/** …/block-elements/overflow-menu-element; the page required at least 2 options for years, and now gives no minimum. */
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id.optional(),
  options: optionsUpTo(5, plain(75)).refine((list) => Array.isArray(list) && list.length >= 2, 'fewer than 2 options'),
  confirm: confirm.optional(),
});

const pressedAnywhere = [
  button,
  overflow,
  staticSelect,
  radioButtons,
  checkboxes,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
] as const;
/** …/blocks/section-block: accessory */
export const besideSection = z.discriminatedUnion('type', pressedAnywhere);
/** …/blocks/actions-block: elements */
export const pressed = z.discriminatedUnion('type', [...pressedAnywhere, dateTimePicker]);

/** …/blocks/input-block: element */
export const filledIn = z.discriminatedUnion('type', [
  plainTextInput,
  staticSelect,
  radioButtons,
  checkboxes,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
  fileInput,
  dateTimePicker,
  datePicker,
  timePicker,
]);
