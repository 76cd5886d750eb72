import type { ChatMemory } from '#chat/chat-memory.ts';
import { cache } from '#chat/kit/cache.ts';
import type { KeyedQueue } from '#chat/kit/keyed-queue.ts';
import { pause } from '#chat/kit/pause.ts';
import type { Clock } from '#clock.ts';

import { keptEventSchema, type KeptEvent } from './event-of.ts';

/** Events that were heard, until the bot has taken them. */
export interface EventInbox {
  /**
   * Keeps an event so that a crash does not lose it, and hands it on behind the others of its message. What cannot matter
   * is forgotten.
   */
  keep(event: KeptEvent): void;
  /** Resolves once what was put in so far would outlive a crash, or was taken. */
  settled(): Promise<void>;
  /** Hands on what was kept longer than that and is not done, by whichever process. */
  takeUp(olderThanSeconds: number): Promise<void>;
  /** Takes up what is left, twice a minute, until `signal`. */
  run(): Promise<void>;
}

const everyMs = 30_000;
const leftAfterSeconds = 30;
const repeatsWithinMs = 10 * 60_000;

export function openEventInbox(deps: {
  readonly memory: ChatMemory;
  readonly queue: KeyedQueue;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly mayMatter: (event: KeptEvent) => Promise<boolean>;
  readonly accept: (event: KeptEvent) => Promise<void>;
  readonly failed: (error: unknown, what: string) => void;
}): EventInbox {
  const { memory, queue, signal, failed } = deps;
  const underWay = new Set<string>();
  const done = cache<true>(deps.clock, repeatsWithinMs);
  const settling = new Set<Promise<void>>();

  /** `keeping` comes to whether the event may matter. */
  const put = (event: KeptEvent, keeping: Promise<boolean>): Promise<void> => {
    const taken = Promise.withResolvers<void>();
    underWay.add(event.dedupeKey);
    queue.put(event.ref.message, async () => {
      // What is done must not be kept after that. What could not be kept may matter.
      if (await keeping.catch(() => true)) {
        await deps.accept(event);
        await memory.eventDone(event.dedupeKey);
        done.set(event.dedupeKey, true);
      }
      underWay.delete(event.dedupeKey);
      taken.resolve();
    });
    return taken.promise;
  };

  const takeUp = async (olderThanSeconds: number): Promise<void> => {
    for (const { key, body } of await memory.eventsLeft(olderThanSeconds)) {
      try {
        if (!underWay.has(key)) void put(keptEventSchema.parse(JSON.parse(body)), Promise.resolve(true));
      } catch (error) {
        failed(error, 'take up an event');
      }
    }
  };

  const keepIfItMatters = async (event: KeptEvent): Promise<boolean> => {
    if (!(await deps.mayMatter(event))) return false;
    await memory.keepEvent(event.dedupeKey, JSON.stringify(event));
    return true;
  };

  return {
    keep: (event) => {
      const { dedupeKey } = event;
      if (underWay.has(dedupeKey) || done.has(dedupeKey)) return;
      const keeping = keepIfItMatters(event);
      const taken = put(event, keeping);
      const settles = keeping
        .then(() => undefined)
        .catch(async (error: unknown) => {
          failed(error, 'keep an event');
          await taken;
        })
        .finally(() => settling.delete(settles));
      settling.add(settles);
    },
    settled: async () => {
      await Promise.all(settling);
    },
    takeUp,
    run: async () => {
      while (!signal.aborted) {
        await pause(everyMs, signal);
        if (signal.aborted) return;
        await takeUp(leftAfterSeconds).catch((error: unknown) => failed(error, 'take up events'));
      }
    },
  };
}
