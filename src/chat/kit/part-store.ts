import type { ReactionName } from '#chat/chat-sink.ts';
import type { ChannelRef, MessageRef, ThreadRef, UserId } from '#chat/refs.ts';

/** The place of one of our messages in its card. The message itself holds it, hidden from people. */
export interface Part {
  readonly key: string;
  /** From 1: a long card is several messages. */
  readonly part: number;
  /** Number of messages that the card has, or has ever had. */
  readonly of: number;
  /** The first message; null in the first. */
  readonly first: string | null;
}

/** One of our messages as it is on the platform. */
export interface PartThere extends Part {
  readonly id: string;
}

/** A place for messages: a thread, or a channel outside its threads. */
export interface Place {
  readonly channel: string;
  readonly thread: string | null;
}

/** Reactions to a message, except the bot's own. */
export type Given = readonly { readonly name: ReactionName; readonly user: UserId }[];

/**
 * The messages of cards on one platform. `Rendered`: a message as rendered from a card. `Message`: the same as the
 * platform takes it, with the additions that its place needs.
 */
export interface PartStore<Rendered, Message, There extends PartThere = PartThere> {
  /** Prepares a rendered message: for a new card, as an addition to a posted one, or to replace a posted message. */
  ready(place: Place, part: Part, rendered: Rendered, instead: There | 'posted' | 'added'): Promise<Message>;
  /** Describes a message as it is on the platform once it was sent, or replaced another. */
  sent(id: string, part: Part, message: Message): There;
  /** Posts a message. Throws if it is certainly not posted; `id` is null if nobody knows. */
  send(place: Place, part: Part, message: Message): Promise<Sent>;
  replace(channel: string, there: string, part: Part, message: Message): Promise<'updated' | 'gone'>;
  /** Deletes a message of ours; one that is gone already is fine. */
  remove(channel: string, id: string): Promise<void>;
  /** Finds the messages of one card in a place, oldest first. */
  find(place: Place, key: string): Promise<readonly There[]>;
  /** Reads one of our messages' part of a card; "gone" if it is deleted, null if it has none. */
  read(ref: MessageRef): Promise<There | 'gone' | null>;
  /** Ends waiting. */
  readonly life: { readonly signal: AbortSignal };
}

export type Sent = { readonly id: string } | { readonly id: null; readonly error: Error };

export function placeOf(where: ChannelRef | ThreadRef): Place {
  return { channel: where.channel, thread: 'thread' in where ? where.thread : null };
}

/** Returns the place of a card's further messages: its thread, or below its first message. */
export function below({ channel, thread }: Place, first: string): Place & { readonly thread: string } {
  return { channel, thread: thread ?? first };
}
