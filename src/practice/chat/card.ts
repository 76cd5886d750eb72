import { z } from 'zod';

/** The longest text that a person or the bot may send. */
export const maxTextLength = 40_000;

const text = z.string().max(maxTextLength);
const label = z.string().min(1).max(300);
const id = z.string().min(1).max(200);

const inlineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['text', 'strong', 'emphasis', 'code']), text }),
  z.strictObject({ kind: z.literal('link'), url: z.url({ protocol: /^https?$/ }), text }),
  z.strictObject({ kind: z.literal('mention'), user: id }),
]);

const inlinesSchema = z.array(inlineSchema).max(1_000);

const buttonSchema = z.strictObject({
  action: id,
  label,
  style: z.enum(['primary', 'danger', 'plain']),
  draftId: id,
  revision: z.int().nonnegative(),
  target: id.nullable(),
});

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const imageType = z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

const cellsSchema = z.array(z.string().max(1_000)).min(1).max(20);
const tableSchema = z
  .strictObject({ kind: z.literal('table'), caption: label, header: cellsSchema, rows: z.array(cellsSchema).max(200) })
  .refine(({ header, rows }) => rows.every(({ length }) => length === header.length), 'a row of another length');

const postLookSchema = z.strictObject({
  network: label,
  name: text,
  handle: text,
  avatar: z.enum(['circle', 'square']),
  linkColour: z.string().regex(/^#[0-9a-f]{6}$/),
  warning: text.nullable(),
  text: z.array(z.strictObject({ kind: z.enum(['plain', 'link']), text })).max(1_000),
  pictures: z
    .array(
      z.strictObject({
        sha256: sha256Schema,
        width: z.int().positive(),
        height: z.int().positive(),
        isDescribed: z.boolean(),
      }),
    )
    .max(20),
  gallery: z.strictObject({
    ratio: z.number().positive(),
    widest: z.number().positive(),
    tallest: z.number().positive(),
  }),
});

const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: label }),
  z.strictObject({ kind: z.enum(['paragraph', 'note']), inlines: inlinesSchema }),
  z.strictObject({ kind: z.literal('quote'), text }),
  z.strictObject({ kind: z.literal('list'), items: z.array(inlinesSchema).max(200) }),
  z.strictObject({
    kind: z.literal('image'),
    sha256: sha256Schema,
    mimeType: imageType,
    alt: text,
    title: text,
    isChart: z.boolean().optional(),
  }),
  tableSchema,
  z.strictObject({
    kind: z.literal('file'),
    sha256: sha256Schema,
    name: z.string().min(1).max(200),
    mimeType: z.enum(['text/csv', 'text/html', 'text/plain']),
    title: label,
  }),
  z.strictObject({
    kind: z.literal('posts'),
    of: z.string().max(200),
    title: label,
    alt: label,
    open: label,
    posts: z.array(postLookSchema).max(10),
    picture: sha256Schema.nullable(),
  }),
  z
    .strictObject({
      kind: z.literal('buttons'),
      buttons: z.array(buttonSchema).max(25),
      menu: z.strictObject({ label, buttons: z.array(buttonSchema).min(1).max(25) }).exactOptional(),
    })
    .refine(({ buttons, menu }) => buttons.length > 0 || menu !== undefined, 'nothing to press'),
  z.strictObject({
    kind: z.literal('folded'),
    summary: label,
    items: z.array(inlinesSchema).max(200),
    spare: z.array(inlinesSchema).max(200).exactOptional(),
  }),
]);

/** A card that the bot shows in a message, in the format of both the wire and the saved state. */
export const cardSchema = z.strictObject({
  summary: z.string().min(1).max(3_000),
  blocks: z.array(blockSchema).max(200),
});

const fieldBase = {
  id,
  label,
  hint: z.string().max(2_000).nullable(),
  optional: z.union([z.boolean(), z.literal('forNow')]),
};
const choice = z.strictObject({ value: id, label });
const choices = z.array(choice).min(1).max(100);

const written = { ...fieldBase, initial: text, maxLength: z.int().positive() };
const chosen = { ...fieldBase, choices, initial: z.string().max(200) };

const fieldSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...written, kind: z.literal('text') }),
  z.strictObject({ ...written, kind: z.literal('textarea') }),
  z.strictObject({ ...chosen, kind: z.literal('select') }),
  z.strictObject({ ...chosen, kind: z.literal('radio') }),
  z.strictObject({ ...fieldBase, kind: z.literal('checkboxes'), choices, initial: z.array(id) }),
  z.strictObject({ ...fieldBase, kind: z.literal('people'), initial: z.array(id), isOne: z.boolean() }),
  z.strictObject({ ...fieldBase, kind: z.literal('files'), maxFiles: z.int().positive().max(20) }),
  z.strictObject({ ...fieldBase, kind: z.literal('andThen'), choice, buttonLabel: label }),
]);

/** A form that the bot asks a person to fill in, in the format of both the wire and the saved state. */
export const formSchema = z.strictObject({
  title: label,
  intro: z.string().max(3_000).nullable(),
  submitLabel: label,
  fields: z
    .array(fieldSchema)
    .max(100)
    .refine((fields) => new Set(fields.map((field) => field.id)).size === fields.length, 'two fields with one id'),
  folded: z.strictObject({ fromField: id, label }).exactOptional(),
  images: z.array(z.strictObject({ beforeField: id, sha256: sha256Schema, mimeType: imageType, alt: text })).max(20),
});

/** The subject of a form. Kept here, so that no browser can change it. */
export const bindingSchema = z.strictObject({
  purpose: id,
  channel: id,
  draftId: id.nullable(),
  revision: z.int().nonnegative().nullable(),
  /** Real platforms carry some thousand characters with a form. */
  target: z.string().min(1).max(2_000).nullable(),
});

export type Inline = z.infer<typeof inlineSchema>;
export type Button = z.infer<typeof buttonSchema>;
export type Block = z.infer<typeof blockSchema>;
export type Card = z.infer<typeof cardSchema>;
export type Field = z.infer<typeof fieldSchema>;
export type Form = z.infer<typeof formSchema>;
