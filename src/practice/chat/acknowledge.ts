import type { Chat } from './chat.ts';

/** The bot has this event for good. Again is harmless. */
export function acknowledge(chat: Chat, seq: number): void {
  const at = chat.state.outbox.findIndex((item) => item.seq === seq);
  if (at === -1) return;
  chat.state.outbox.splice(at, 1);
  chat.changed();
}
