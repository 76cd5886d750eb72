import { awaitChange } from './await-change.ts';
import type { PracticeEvent } from './chat-state.ts';
import type { Ask, Chat } from './chat.ts';

const maxAtOnce = 100;

export interface ForBot {
  readonly events: readonly { readonly seq: number; readonly event: PracticeEvent }[];
  readonly asks: readonly Ask[];
}

/**
 * What waits for the bot: each unacknowledged event after `afterSeq`, and asks, each fetched once. Waits for something
 * to come, at most `waitMs`, or until the bot's connection ends.
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
  // A connection that has ended would swallow the asks.
  if (found === null || poll.signal.aborted) return { events: [], asks: [] };
  const asks = chat.asks.splice(0);
  for (const ask of asks) chat.fetchedAsks.set(ask.id, ask);
  const times = Array.from({ length: chat.deliveries });
  return {
    events: found.events.flatMap((item) => times.map(() => item)),
    asks: asks.flatMap((ask) => times.map(() => ask)),
  };
}
