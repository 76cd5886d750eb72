import type { MessageRef } from './refs.ts';

/** The state of a post before it is sent. */
export type PostBegun =
  | { readonly kind: 'first' }
  /** A post that was begun before: `ref` is its message, or null if it may or may not be on the platform. */
  | { readonly kind: 'again'; readonly ref: MessageRef | null };

/** An event that waits to be handed on. */
export interface EventLeft {
  readonly key: string;
  readonly body: string;
  /** False: `keepEvent` did not write it so. Somebody else wrote it into the database; it must have no effect. */
  readonly isOwn: boolean;
}

/** An adapter's memory across restarts, in the database. Each call is committed before it resolves. */
export interface ChatMemory {
  /** Notes that the post of this key is about to be sent, before the first byte is. */
  beginPost(key: string): Promise<PostBegun>;
  endPost(key: string, ref: MessageRef): Promise<void>;
  /** Keeps an event from the platform until `eventDone`. The same key again changes nothing. */
  keepEvent(key: string, body: string): Promise<void>;
  eventDone(key: string): Promise<void>;
  /** Events kept longer than `olderThanSeconds` and not done, oldest first, at most 100. */
  eventsLeft(olderThanSeconds: number): Promise<readonly EventLeft[]>;
  /** Returns the time, by the platform's clock, up to which every event was received; null: never noted. */
  cursor(): Promise<Date | null>;
  /** Moves the cursor forward; an earlier moment changes nothing. */
  moveCursor(until: Date): Promise<void>;
}
