import type { PracticeEvent } from './chat-state.ts';
import type { Chat } from './chat.ts';
import { nextNumber } from './messages.ts';

type Unkeyed<E> = E extends unknown ? Omit<E, 'dedupeKey'> : never;

/** Puts an event in the outbox, where it stays until the bot says that it has it. The caller keeps the state. */
export function tellBot(chat: Chat, event: Unkeyed<PracticeEvent>): number {
  const seq = nextNumber(chat.state);
  chat.state.outbox.push({ seq, event: { ...event, dedupeKey: `${event.kind}:${seq}` } });
  return seq;
}
