import { z } from 'zod';

import { languages } from '#languages.ts';

import { bindingSchema, cardSchema, formSchema } from './card.ts';

const instant = z.iso.datetime();

/** A person, or a bot, of the practice chat. */
export const personSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  /** The role in which the page offers this person. */
  part: z.enum(['author', 'approver', 'colleague', 'outsider']).nullable(),
  language: z.enum(languages),
  timeZone: z.string(),
  kind: z.enum(['member', 'guest', 'bot', 'inactive']),
});

/** A channel with its members' ids. */
export const channelSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  members: z.array(z.string()),
});

/** The place of a message; `thread` is the first message of its thread. */
export const refSchema = z.strictObject({ channel: z.string(), message: z.string(), thread: z.string().nullable() });

/** A file, as messages and form values refer to it. */
export const fileRefSchema = z.strictObject({ id: z.string(), name: z.string(), byteLength: z.int() });

const messageSchema = z.strictObject({
  ref: refSchema,
  author: z.string(),
  postedAt: instant,
  editedAt: instant.nullable(),
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string(), files: z.array(fileRefSchema) }),
    z.strictObject({ kind: z.literal('card'), card: cardSchema }),
    z.strictObject({ kind: z.literal('deleted') }),
  ]),
  reactions: z.array(z.strictObject({ emoji: z.string(), user: z.string() })),
  /** People whom the bot mentioned when it posted. */
  notified: z.array(z.string()),
});

const whisperSchema = z.strictObject({
  id: z.string(),
  to: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  saidAt: instant,
  card: cardSchema,
  /** Its person has done the next thing there: the page shows it no longer. */
  isOver: z.boolean(),
});

const triggerSchema = z.strictObject({ id: z.string(), user: z.string(), madeAt: instant });

const valueSchema = z.union([z.string(), z.array(z.string()), z.array(fileRefSchema)]);

const openFormSchema = z.strictObject({
  id: z.string(),
  user: z.string(),
  trigger: z.string(),
  form: formSchema,
  binding: bindingSchema,
  /** Values that the person last sent, stored until the bot has taken them. */
  values: z.record(z.string(), valueSchema).nullable(),
  problems: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('noAnswer') }),
    z.strictObject({
      kind: z.literal('errors'),
      fields: z.record(z.string(), z.string()),
      general: z.string().nullable(),
    }),
  ]),
});

const eventBase = { dedupeKey: z.string(), ref: refSchema };

const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('button'),
    ...eventBase,
    user: z.string(),
    action: z.string(),
    draftId: z.string(),
    revision: z.int(),
    target: z.string().nullable(),
    trigger: z.string(),
  }),
  z.strictObject({
    kind: z.literal('reaction'),
    ...eventBase,
    user: z.string(),
    emoji: z.string(),
    added: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('message'),
    ...eventBase,
    user: z.string(),
    text: z.string(),
    files: z.array(fileRefSchema),
  }),
  z.strictObject({ kind: z.enum(['edited', 'deleted']), ...eventBase }),
]);

/** The whole state of the practice chat, saved as one JSON document. */
export const chatStateSchema = z.strictObject({
  people: z.array(personSchema),
  channels: z.array(channelSchema),
  messages: z.array(messageSchema),
  whispers: z.array(whisperSchema),
  files: z.array(z.strictObject({ ...fileRefSchema.shape, alt: z.string().nullable() })),
  /** Messages by the key with which the bot posted them. */
  posted: z.record(z.string(), z.string()),
  triggers: z.array(triggerSchema),
  forms: z.array(openFormSchema),
  /** Events that the bot has not yet acknowledged, oldest first. */
  outbox: z.array(z.strictObject({ seq: z.int(), event: eventSchema })),
  lastNumber: z.int(),
  /** True once somebody asked the bot on the page for a made-up past, and it answered. */
  askedForPast: z.boolean(),
  /** A newcomer's first steps that only the page can notice, and whether the list was hidden. */
  firstSteps: z.strictObject({ hasRead: z.boolean(), hasBroken: z.boolean(), isClosed: z.boolean() }),
});

export type ChatState = z.infer<typeof chatStateSchema>;
export type Person = z.infer<typeof personSchema>;
export type Channel = z.infer<typeof channelSchema>;
export type Ref = z.infer<typeof refSchema>;
export type FileRef = z.infer<typeof fileRefSchema>;
export type Message = z.infer<typeof messageSchema>;
export type Whisper = z.infer<typeof whisperSchema>;
export type OpenForm = z.infer<typeof openFormSchema>;
export type FormValue = z.infer<typeof valueSchema>;
export type PracticeEvent = z.infer<typeof eventSchema>;

/** Returns the next number, for ids that show their order. */
export function nextNumber(state: ChatState): number {
  state.lastNumber += 1;
  return state.lastNumber;
}
