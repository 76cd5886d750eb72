import type { Card } from '#chat/card.ts';
import type { ChatSink } from '#chat/chat-sink.ts';
import type { ThreadRef, ChannelRef, UserId } from '#chat/refs.ts';

import type { Asides } from './aside.ts';
import type { MattermostChatOptions, MattermostWords } from './mattermost-options.ts';
import type { Sending } from './sending.ts';

/** Dependencies of the answers to the server's requests. */
export interface Answering {
  readonly sending: Sending;
  readonly sink: ChatSink;
  readonly options: MattermostChatOptions;
  readonly asides: Asides;
  readonly whisper: (to: UserId, where: ChannelRef | ThreadRef, card: Card) => Promise<void>;
  /** Returns whether the server made that trigger for that person, as far as this can be checked. */
  readonly isTriggered: (trigger: string, user: UserId) => boolean;
}

/**
 * Returns the words for the person who acts, in their language if it is known. The server is not asked while they wait.
 */
export function wordsFor({ sending }: Pick<Answering, 'sending'>, user: UserId): MattermostWords {
  return sending.options.words(sending.who.languageOf(user));
}

/**
 * Milliseconds to wait for the bot before the server is answered without it. The server waits for 30 s by default.
 * https://docs.mattermost.com: OutgoingIntegrationRequestsTimeout
 */
export const answerWithinMs = 20_000;

/** Refuses without a reason, since the caller is not the server. */
export function refused(): Response {
  return new Response(null, { status: 401 });
}
