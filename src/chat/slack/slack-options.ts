import type { Dispatcher } from 'undici';

import type { ChatMemory } from '#chat/chat-memory.ts';
import type { ChatPlatform, ChatUser } from '#chat/chat.ts';
import type { Clock } from '#clock.ts';

import type { FormWords } from './render/form-view.ts';

/**
 * The way by which events reach Tambour: over a WebSocket that it opens itself, or as signed requests to its own
 * address.
 */
export type SlackMode =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string };

/** Access to Slack: its address and our credentials. */
export type SlackAccess = SlackMode & {
  readonly botToken: string;
  /** Ends in "/api/". */
  readonly apiUrl?: string;
  /** The way out of a closed network; left out: connects directly. */
  readonly outbound?: SlackOutbound;
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  /** Milliseconds after which a command or shortcut is acknowledged without its answer, which follows. Default 40. */
  readonly acknowledgeWithinMs?: number;
};

export interface SlackOutbound {
  readonly fetch: typeof globalThis.fetch;
  /** The dispatcher for the WebSocket. */
  readonly dispatcher?: Dispatcher;
}

export type SlackChatOptions = SlackAccess & {
  /** Opens the memory that outlives a restart, for the platform of that id. */
  readonly memory: (platformId: string) => ChatMemory;
  /** Returns the bytes of a picture that a card or form shows. */
  readonly imageOf: (sha256: string) => Promise<Uint8Array>;
  /** Receives each failure that nobody waits for, and what failed. The work goes on if it can. */
  readonly failed: (error: unknown, what: string) => void;
  /** Returns the words in a person's language; null: it is unknown. */
  readonly words: (language: ChatUser['language'] | null) => Promise<FormWords>;
  /** Milliseconds until Slack is asked again after it refused a token. Default a minute. */
  readonly whenRefusedMs?: number;
};

/** The outcome of asking Slack who we are. */
export type SlackChatOutcome =
  | {
      readonly kind: 'chat';
      readonly chat: ChatPlatform;
      /** Takes Slack's requests in HTTP mode; null in socket mode. */
      readonly fetch: ((request: Request) => Promise<Response>) | null;
    }
  /** `why`: Slack's own word, such as "invalid_auth" or "account_inactive". Somebody must replace a token. */
  | { readonly kind: 'refused'; readonly why: string }
  /** No answer; it may come later. */
  | { readonly kind: 'unreachable'; readonly error: unknown };
