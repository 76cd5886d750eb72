import type { MessageRef } from './refs.ts';

/** What is known of a post before it is sent. */
export type PostBegun =
  | { readonly kind: 'first' }
  /** It was begun before: the message where that is known, null where it may or may not stand on the platform. */
  | { readonly kind: 'again'; readonly ref: MessageRef | null };

/** What an adapter keeps over a restart, in the database, each call committed before it resolves. */
export interface ChatMemory {
  /** Notes that the post of this key is about to be sent, before the first byte is. */
  beginPost(key: string): Promise<PostBegun>;
  endPost(key: string, ref: MessageRef): Promise<void>;
  /** Keeps what the platform told until `eventDone`; the same key again changes nothing. */
  keepEvent(key: string, body: string): Promise<void>;
  eventDone(key: string): Promise<void>;
  /** Events kept longer than `olderThanSeconds` and not done, oldest first, at most 100. */
  eventsLeft(olderThanSeconds: number): Promise<readonly { readonly key: string; readonly body: string }[]>;
  /** Up to when everything that happened on the platform was received, by its clock; null: never noted. */
  cursor(): Promise<Date | null>;
  /** Moves it forward; an earlier moment changes nothing. */
  moveCursor(until: Date): Promise<void>;
}
