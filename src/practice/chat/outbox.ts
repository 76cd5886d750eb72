import { nextNumber, type PracticeEvent } from './chat-state.ts';
import type { Ask, Chat } from './chat.ts';

type Unkeyed<E> = E extends unknown ? Omit<E, 'dedupeKey'> : never;

/** Puts an event into the outbox until the bot acknowledges it. The caller saves the state. */
export function enqueueForBot(chat: Chat, event: Unkeyed<PracticeEvent>): number {
  const seq = nextNumber(chat.state);
  chat.state.outbox.push({ seq, event: { ...event, dedupeKey: `${event.kind}:${seq}` } });
  return seq;
}

/** Removes an event that the bot has safely received. A repeat is harmless. */
export function acknowledge(chat: Chat, seq: number): void {
  const at = chat.state.outbox.findIndex((item) => item.seq === seq);
  if (at === -1) return;
  chat.state.outbox.splice(at, 1);
  chat.changed();
}

const maxAtOnce = 100;

export interface ForBot {
  readonly events: readonly { readonly seq: number; readonly event: PracticeEvent }[];
  readonly asks: readonly Ask[];
}

/**
 * Returns what the bot should receive: unacknowledged events after `afterSeq`, and asks, each once. Waits up to
 * `waitMs` for something to come, or until the bot's connection ends.
 */
export async function nextForBot(
  chat: Chat,
  poll: { readonly afterSeq: number; readonly waitMs: number; readonly signal: AbortSignal },
): Promise<ForBot> {
  const waiting = (): ForBot | null => {
    const events = chat.state.outbox.filter((item) => item.seq > poll.afterSeq).slice(0, maxAtOnce);
    return events.length === 0 && chat.asks.length === 0 ? null : { events, asks: chat.asks };
  };
  const found = await awaitChange(chat, waiting, poll.waitMs, poll.signal);
  // Asks sent on a closed connection would be lost.
  if (found === null || poll.signal.aborted) return { events: [], asks: [] };
  const asks = chat.asks.splice(0);
  for (const ask of asks) chat.fetchedAsks.set(ask.id, ask);
  return { events: found.events, asks };
}

/** Waits until `read` returns something other than null; null after `withinMs`, or once `signal` aborts. */
export async function awaitChange<T>(
  chat: Chat,
  read: () => T | null,
  withinMs: number,
  signal?: AbortSignal,
): Promise<T | null> {
  const already = read();
  if (already !== null || signal?.aborted === true) return already;
  return new Promise((settle) => {
    const end = (value: T | null): void => {
      unwatch();
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      settle(value);
    };
    const giveUp = (): void => end(null);
    const unwatch = chat.watch(() => {
      const value = read();
      if (value !== null) end(value);
    });
    const timer = setTimeout(giveUp, withinMs);
    signal?.addEventListener('abort', giveUp);
  });
}
