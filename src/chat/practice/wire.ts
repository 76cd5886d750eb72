import { z } from 'zod';

import { languages } from '#languages.ts';

/** Schemas of the practice chat's answers, which may come from another process of another version. */
export const whoamiSchema = z.object({ platform: z.string(), bot: z.string() });

const refSchema = z.object({ channel: z.string(), message: z.string(), thread: z.string().nullable() });

export const postedSchema = z.object({ ref: refSchema });
export const updatedSchema = z.object({ outcome: z.enum(['updated', 'gone']) });
export const toldSchema = z.object({ outcome: z.enum(['told', 'cannot']) });
export const openedSchema = z.object({ outcome: z.enum(['opened', 'expired']) });
export const nothingSchema = z.object({});
export const missingSchema = z.object({ sha256s: z.array(z.string()) });
export const membersSchema = z.object({ members: z.array(z.string()) });
export const inChannelSchema = z.object({ isIn: z.boolean() });

export const reactionsSchema = z.object({
  messages: z.array(
    z.object({ message: z.string(), reactions: z.array(z.object({ emoji: z.string(), user: z.string() })) }),
  ),
});

export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  language: z.enum(languages),
  timeZone: z.string(),
  kind: z.enum(['member', 'guest', 'bot', 'inactive']),
});

const fileSchema = z.object({ id: z.string(), name: z.string(), byteLength: z.number() });
const valuesSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.array(fileSchema)]));

const bindingSchema = z.object({
  purpose: z.string(),
  channel: z.string(),
  draftId: z.string().nullable(),
  revision: z.number().nullable(),
  target: z.string().nullable(),
});

const eventBase = { dedupeKey: z.string(), ref: refSchema };

const eventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('button'),
    ...eventBase,
    user: z.string(),
    action: z.string(),
    draftId: z.string(),
    revision: z.number(),
    target: z.string().nullable(),
    trigger: z.string(),
  }),
  z.object({ kind: z.literal('reaction'), ...eventBase, user: z.string(), emoji: z.string(), added: z.boolean() }),
  z.object({
    kind: z.literal('message'),
    ...eventBase,
    user: z.string(),
    text: z.string(),
    files: z.array(fileSchema),
  }),
  z.object({ kind: z.enum(['edited', 'deleted']), ...eventBase }),
]);

const askSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('command'),
    id: z.string(),
    dedupeKey: z.string(),
    user: z.string(),
    channel: z.string(),
    text: z.string(),
    trigger: z.string(),
  }),
  z.object({
    kind: z.literal('shortcut'),
    id: z.string(),
    dedupeKey: z.string(),
    user: z.string(),
    ref: refSchema,
    text: z.string(),
    files: z.array(fileSchema),
    by: z.string(),
    trigger: z.string(),
  }),
  z.object({
    kind: z.literal('submit'),
    id: z.string(),
    dedupeKey: z.string(),
    user: z.string(),
    binding: bindingSchema,
    values: valuesSchema,
    trigger: z.string(),
  }),
  z.object({
    kind: z.literal('typed'),
    id: z.string(),
    user: z.string(),
    binding: bindingSchema,
    values: valuesSchema,
  }),
]);

export const nextSchema = z.object({
  events: z.array(z.object({ seq: z.number(), event: eventSchema })),
  asks: z.array(askSchema),
});

export type WireEvent = z.infer<typeof eventSchema>;
export type WireAsk = z.infer<typeof askSchema>;
