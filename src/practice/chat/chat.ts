import type { Clock } from '#clock.ts';

import type { ChatState, FileRef, OpenForm, Ref } from './chat-state.ts';

/** A person's command, shortcut or filled form, which waits for the bot's answer. */
export type Ask =
  | {
      readonly id: string;
      readonly kind: 'command';
      readonly dedupeKey: string;
      readonly user: string;
      readonly channel: string;
      readonly text: string;
      readonly trigger: string;
    }
  | {
      readonly id: string;
      readonly kind: 'shortcut';
      readonly dedupeKey: string;
      readonly user: string;
      readonly ref: Ref;
      readonly text: string;
      readonly files: readonly FileRef[];
      readonly trigger: string;
    }
  | {
      readonly id: string;
      readonly kind: 'submit';
      readonly dedupeKey: string;
      readonly user: string;
      readonly form: string;
      readonly binding: OpenForm['binding'];
      readonly values: NonNullable<OpenForm['values']>;
      readonly trigger: string;
    };

/** The practice chat while it runs: its kept state, and what is lost with the process. */
export interface Chat {
  readonly state: ChatState;
  readonly clock: Clock;
  readonly newId: () => string;
  /** How long a person waits for the bot before being told that it does not answer. */
  readonly answerWithinMs: number;
  /** How long a trigger opens a form. */
  readonly triggerLivesMs: number;
  /** Asks that no bot has fetched yet. */
  readonly asks: Ask[];
  /** Asks that a bot has fetched, and late answers are still taken for. */
  readonly fetchedAsks: Map<string, Ask>;
  /** For tests: the bot is given each thing this many times. */
  deliveries: number;
  /** Keeps the state and tells all who watch. To be called after each change, before anybody is answered. */
  changed(): void;
  /** Tells all who watch that something beside the chat has changed. */
  nudge(): void;
  /** Calls `listener` after each change; the returned function ends it. */
  watch(listener: () => void): () => void;
  saveBlob(name: string, bytes: Uint8Array): void;
  loadBlob(name: string): Uint8Array | null;
}
