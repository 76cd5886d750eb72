import type { Dispatcher } from 'undici';

import type { ChatMemory } from '#chat/chat-memory.ts';
import type { ChatPlatform, ChatUser } from '#chat/chat.ts';
import type { Clock } from '#clock.ts';

import type { PickerWords } from './render/people-elements.ts';

/** The server's address, and the account that uses it. */
export interface MattermostAccess {
  /** Without a slash at its end. */
  readonly url: string;
  /** The token of the bot's account. */
  readonly token: string;
  /** The way out of a closed network; left out: connects directly. */
  readonly outbound?: MattermostOutbound;
  readonly timeoutMs?: number;
  readonly clock?: Clock;
}

export interface MattermostOutbound {
  readonly fetch: typeof globalThis.fetch;
  /** The dispatcher for the WebSocket. */
  readonly dispatcher?: Dispatcher;
}

/** A server by its own id, and the address where it was reached, such as "chat.example.org:8065/team". */
export interface ServerMet {
  readonly id: string;
  readonly address: string;
}

/** The reason why a server is not acted on. It repeats the storage's own type, since only app may know both rooms. */
export type ServerDoubt =
  | { readonly kind: 'elsewhere'; readonly address: string; readonly formerly: readonly string[] }
  | { readonly kind: 'unknown'; readonly address: string; readonly known: readonly string[] };

/** Words that Mattermost needs and that no card or form provides. */
export interface MattermostWords extends PickerWords {
  /** Before the description of a picture, with the space that follows: "Image: ". */
  readonly image: string;
  /** Hint at a field that must be filled in. */
  readonly required: string;
  /** A form that cannot be read, or is not one of ours. */
  readonly formUnknown: string;
  readonly formTooOld: string;
  /** A form that was sent already, with another text. */
  readonly formDone: string;
  /** Somebody else's form, or button. */
  readonly notYours: string;
  /** The message of a button was changed or is gone. */
  readonly changed: string;
  /** The answer to a person who is not in the channel, or has no account in use. */
  readonly notMember: string;
  /** The bot is not in the channel. */
  readonly botNotInChannel: string;
  /** The answer when something did not work; nothing was lost. */
  readonly tryLater: string;
  /** The line above a direct message that names the message it is about. */
  readonly about: string;
  /** The answer when the content has pictures and was therefore sent as a direct message. */
  readonly inDirectMessage: string;
}

export interface MattermostChatOptions extends MattermostAccess {
  /** Tokens of the slash command, one for each team. */
  readonly commandTokens: readonly string[];
  /** Our own address, to which the server sends what people type, press and fill in; without a slash at its end. */
  readonly callbackUrl: string;
  /** Secret key of 32 bytes. With it we sign our buttons and forms. */
  readonly key: Uint8Array;
  /** Returns the platform of a server. Desks belong to the server, whatever its address. */
  readonly meetServer: (met: ServerMet) => Promise<{ readonly kind: 'known'; readonly platform: string } | ServerDoubt>;
  /** Opens the memory that outlives a restart, for the platform of that id. */
  readonly memory: (platformId: string) => ChatMemory;
  /** Returns the bytes of a picture that a card shows. */
  readonly imageOf: (sha256: string) => Promise<Uint8Array>;
  /** Receives each failure that nobody waits for, and what failed. The work goes on if it can. */
  readonly failed: (error: unknown, what: string) => void;
  /** Returns the words in a person's language; null: it is unknown, or many people read them. */
  readonly words: (language: ChatUser['language'] | null) => MattermostWords;
  /** Milliseconds until the server is asked again after it refused the token. Default a minute. */
  readonly whenRefusedMs?: number;
  /** Number of a channel's changes that the server reports at once; 1,000 on real servers. */
  readonly changesAtOnce?: number;
  /** Milliseconds that the connection may be silent before it is tested. Default 30 s. */
  readonly pingEveryMs?: number;
  /** Milliseconds that it may take to answer the test. Default 10 s. */
  readonly answerWithinMs?: number;
}

/** The reason why nothing is done on a server that answers. */
export type WhyHeld =
  | ServerDoubt
  | { readonly kind: 'tooOld'; readonly version: string; readonly oldest: string }
  /** It does not tell its version, or its id. */
  | { readonly kind: 'untold' };

/** The outcome of asking the server who we are. */
export type MattermostChatOutcome =
  | {
      readonly kind: 'chat';
      readonly chat: ChatPlatform;
      /** Handlers of the server's requests, by path. */
      readonly answers: ReadonlyMap<string, (request: Request) => Promise<Response>>;
    }
  /** `why`: the server's own word, such as "api.context.session_expired.app_error". Somebody must change the token. */
  | { readonly kind: 'refused'; readonly why: string }
  /** A hold: somebody must say which server this is, or fix it, before anything is done there. */
  | { readonly kind: 'held'; readonly why: WhyHeld }
  /** No answer; it may come later. */
  | { readonly kind: 'unreachable'; readonly error: unknown };
