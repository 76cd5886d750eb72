import { z } from 'zod';

import type { ChatMemory } from '#chat/chat-memory.ts';
import { keyedMutex } from '#keyed-mutex.ts';
import type { KeyedQueue } from '#chat/kit/keyed-queue.ts';
import { pause } from '#chat/kit/pause.ts';

import { chatEventOf, type SlackEvent } from './chat-event-of.ts';
import type { Us } from './who-we-are.ts';

/** Events that Slack was told are received, until the bot has taken them. */
export interface Inbox {
  /**
   * Keeps an event so that a crash does not lose it, hands it on, and ends before the bot is done with it. What cannot
   * matter is received and forgotten.
   */
  keep(body: unknown, received: () => Promise<void>): Promise<void>;
  /** Puts an event behind the others of its message; called by the listeners. */
  put(body: unknown): void;
  /** Hands on what was kept longer than that and is not done, by whichever process. */
  takeUp(olderThanSeconds: number): Promise<void>;
  /** Takes up what is left, twice a minute, until `signal`. */
  run(): Promise<void>;
}

const everyMs = 30_000;
const leftAfterSeconds = 30;

const bodySchema = z.object({ event: z.unknown() });

export function openInbox(deps: {
  readonly us: Us;
  readonly memory: ChatMemory;
  readonly queue: KeyedQueue;
  readonly signal: AbortSignal;
  /** Brings an event to the listeners, which `put` it. */
  readonly dispatch: (body: Record<string, unknown>) => Promise<void>;
  readonly mayMatter: (event: SlackEvent) => Promise<boolean>;
  readonly accept: (event: SlackEvent) => Promise<void>;
  readonly failed: (error: unknown, what: string) => void;
}): Inbox {
  const { us, memory, queue, signal, accept, failed } = deps;
  const underWay = new Set<string>();
  const turns = keyedMutex();

  const eventOf = (body: unknown): SlackEvent | null => {
    const parsed = bodySchema.safeParse(body);
    return parsed.success ? chatEventOf(parsed.data.event, us) : null;
  };

  const hand = async (key: string, body: unknown): Promise<void> => {
    const isRecord = z.record(z.string(), z.unknown()).safeParse(body);
    if (isRecord.success) await deps.dispatch(isRecord.data);
    // No listener wanted it, so there is nothing to come back to.
    if (!underWay.has(key)) await memory.eventDone(key);
  };

  const takeUp = async (olderThanSeconds: number): Promise<void> => {
    for (const { key, body } of await memory.eventsLeft(olderThanSeconds)) {
      try {
        if (!underWay.has(key)) await hand(key, JSON.parse(body));
      } catch (error) {
        failed(error, 'take up an event');
      }
    }
  };

  return {
    keep: async (body, received) => {
      const event = eventOf(body);
      if (event === null || !(await deps.mayMatter(event))) return received();
      // What comes first is handed on first, however long the keeping of each takes.
      await turns(event.ref.message, async () => {
        await memory.keepEvent(event.dedupeKey, JSON.stringify(body));
        await received();
        if (!underWay.has(event.dedupeKey)) await hand(event.dedupeKey, body);
      });
    },
    put: (body) => {
      const event = eventOf(body);
      if (event === null || underWay.has(event.dedupeKey)) return;
      underWay.add(event.dedupeKey);
      queue.put(event.ref.message, async () => {
        await accept(event);
        // In this order: a copy that is kept after the row is gone has to be handed on, or it would be left over.
        underWay.delete(event.dedupeKey);
        await memory.eventDone(event.dedupeKey);
      });
    },
    takeUp,
    run: async () => {
      while (!signal.aborted) {
        await pause(everyMs, signal);
        if (signal.aborted) return;
        try {
          await takeUp(leftAfterSeconds);
        } catch (error) {
          failed(error, 'take up events');
        }
      }
    },
  };
}
