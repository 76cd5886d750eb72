import { z } from 'zod';

import type { ChatEvent } from '#chat/chat-sink.ts';
import type { FileRef, MessageRef } from '#chat/refs.ts';

import { reactionName } from '#chat/reaction-name.ts';
import type { Us } from './who-we-are.ts';

type Of<K extends ChatEvent['kind']> = Extract<ChatEvent, { readonly kind: K }>;

/** A reaction as Slack reports it, before its message's thread and card are known. */
export interface SlackReaction extends Of<'reaction'> {
  /** True if the message is ours, or if Slack does not say whose it is. */
  readonly isOnOurs: boolean;
}

/** An event as kept in the inbox: texts are still Slack's markup, and may have rich text beside it. */
export type SlackEvent = SlackReaction | (Of<'message'> & { readonly blocks: unknown }) | Of<'edited' | 'deleted'>;

const fileSchema = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  size: z.number().nullish(),
  mode: z.string().nullish(),
});
/** Files of a message. Deleted files, and those stored elsewhere, are left out. */
export const filesSchema = z
  .array(fileSchema)
  .nullish()
  .transform((files): readonly FileRef[] =>
    (files ?? [])
      .filter(({ mode }) => mode !== 'tombstone' && mode !== 'hidden_by_limit' && mode !== 'external')
      .map(({ id, name, size }) => ({ id, name: name ?? id, byteLength: size ?? 0 })),
  );

const partSchema = z.object({
  ts: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  text: z.string().nullish(),
  blocks: z.unknown().optional(),
  thread_ts: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(),
});

const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['reaction_added', 'reaction_removed']),
    user: z.string().min(1),
    reaction: z.string(),
    item_user: z.string().nullish(),
    item: z.object({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
    event_ts: z.string(),
  }),
  partSchema.extend({
    type: z.literal('message'),
    channel: z.string().min(1),
    ts: z.string().min(1),
    files: filesSchema,
    deleted_ts: z.string().optional(),
    message: partSchema.optional(),
    previous_message: partSchema.optional(),
  }),
]);
type MessageEvent = Extract<z.infer<typeof eventSchema>, { readonly type: 'message' }>;

/**
 * Maps an event of the Events API to one of ours; null if there is nothing to report: our own actions, other kinds, and
 * changes that leave the text as it was, which Slack sends for each link preview and each update of a card.
 * https://docs.slack.dev/reference/events/message
 */
export function chatEventOf(event: unknown, us: Us): SlackEvent | null {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return null;
  if (parsed.data.type === 'message') return messageEvent(parsed.data, us);
  const { type, user, reaction, item, item_user: author, event_ts: at } = parsed.data;
  if (user === us.user || item.channel === undefined || item.ts === undefined) return null;
  const added = type === 'reaction_added';
  return {
    kind: 'reaction',
    dedupeKey: `reaction:${item.channel}:${item.ts}:${user}:${reaction}:${at}:${added ? '+' : '-'}`,
    user,
    ref: { channel: item.channel, message: item.ts, thread: null },
    name: reactionName(reaction),
    added,
    isOnOurs: (author ?? us.user) === us.user,
  };
}

const bodySchema = z.object({ event: z.unknown() });

/** Reads the event in a request of Slack's, or in the kept part of one. */
export function eventIn(body: unknown, us: Us): SlackEvent | null {
  const parsed = bodySchema.safeParse(body);
  return parsed.success ? chatEventOf(parsed.data.event, us) : null;
}

function messageEvent(event: MessageEvent, us: Us): SlackEvent | null {
  switch (event.subtype) {
    case undefined:
    case 'file_share':
    case 'thread_broadcast':
    case 'me_message':
      return written(event, us);
    case 'message_changed':
      return changed(event, us);
    case 'message_deleted':
      return deleted(event.channel, { ...event.previous_message, ts: event.deleted_ts });
  }
  return null;
}

function written(event: MessageEvent, us: Us): SlackEvent | null {
  if (event.user === undefined || isOurs(event, us)) return null;
  return {
    kind: 'message',
    dedupeKey: `message:${event.channel}:${event.ts}`,
    user: event.user,
    ref: refOf(event.channel, event.ts, event.thread_ts),
    text: event.text ?? '',
    blocks: event.blocks,
    files: event.files,
    mentionsBot: event.text?.includes(`<@${us.user}>`) === true,
  };
}

function changed({ channel, ts, message, previous_message: before }: MessageEvent, us: Us): SlackEvent | null {
  if (message?.ts === undefined) return null;
  // Slack replaces a deleted message that has replies with a tombstone.
  if (message.subtype === 'tombstone') return deleted(channel, { ...message, ...before, ts: message.ts });
  if (isOurs(message, us) || message.text === before?.text) return null;
  return {
    kind: 'edited',
    dedupeKey: `edited:${channel}:${message.ts}:${message.edited?.ts ?? ts}`,
    ref: refOf(channel, message.ts, message.thread_ts),
  };
}

function deleted(channel: string, message: z.infer<typeof partSchema>): SlackEvent | null {
  if (message.ts === undefined) return null;
  return {
    kind: 'deleted',
    dedupeKey: `deleted:${channel}:${message.ts}`,
    ref: refOf(channel, message.ts, message.thread_ts),
  };
}

function isOurs(message: z.infer<typeof partSchema>, us: Us): boolean {
  return message.user === us.user || (us.bot !== null && message.bot_id === us.bot);
}

/** Returns the reference of a message. The first message of a thread names itself as its thread. */
export function refOf(channel: string, message: string, thread: string | null | undefined): MessageRef {
  return { channel, message, thread: thread === message ? null : (thread ?? null) };
}
