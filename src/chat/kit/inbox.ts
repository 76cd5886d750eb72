import pTimeout from 'p-timeout';

import type { ChatMemory, EventLeft } from '#chat/chat-memory.ts';
import type { ChatEvent, ChatSink } from '#chat/chat-sink.ts';
import type { Clock } from '#clock.ts';

import { cache } from './cache.ts';
import { keyedQueue } from './keyed-queue.ts';
import { pause } from './pause.ts';

/** An event that needs no answer. It is kept until the bot has taken it. */
export type KeptEvent = Exclude<ChatEvent, { readonly kind: 'button' | 'gap' }>;

/** Received events, kept until the bot has taken them, in order for each message. */
export interface Inbox<E extends KeptEvent> {
  /** Hands on the events left over so far, and from then on, twice a minute, those that any process left. */
  start(): Promise<void>;
  /**
   * Hands an event on, saved as `body` so that a crash does not lose it. Events that cannot matter are dropped.
   * Resolves once receipt may be confirmed to the platform.
   */
  keep(event: E, body: unknown): Promise<void>;
  /** Resolves once every event so far is saved or taken. */
  settled(): Promise<void>;
  /** Reports to the bot that events since then may have been missed. */
  readonly gap: (since: Date) => void;
  /** Runs other work of the adapter in the same keyed queue, repeated until it succeeds. */
  readonly put: (key: string, work: () => Promise<void>) => void;
  /**
   * Resolves once the bot's current work has ended, or after a moment; waiting events stay saved. The signal must be
   * aborted first.
   */
  stop(): Promise<void>;
}

const everyMs = 30_000;
const leftAfterSeconds = 30;
const repeatsWithinMs = 10 * 60_000;
const stopWithinMs = 800;

export function openInbox<E extends KeptEvent>(deps: {
  readonly memory: ChatMemory;
  readonly sink: Pick<ChatSink, 'mayMatter' | 'accept' | 'forged'>;
  /** Reads back a saved event; null if it no longer has an effect. */
  readonly eventOf: (body: unknown) => E | null;
  /** Maps an event to the one that the bot receives; null if there is nothing to report after all. */
  readonly toChatEvent: (event: E) => Promise<ChatEvent | null>;
  /**
   * True if the platform resends events that we did not confirm. Otherwise an event that could not be saved is still
   * handed on.
   */
  readonly sendsAgain: boolean;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly failed: (error: unknown, what: string) => void;
}): Inbox<E> {
  const { memory, sink, signal, failed } = deps;
  const queue = keyedQueue(signal, (error) => failed(error, 'hand on an event'));
  /** Events being saved or handed on, by key, each with whether it matters. */
  const underWay = new Map<string, Promise<boolean>>();
  const done = cache<true>(deps.clock, repeatsWithinMs);
  const settling = new Set<Promise<void>>();
  let running: Promise<void> | null = null;

  const hand = (event: E, keeping: Promise<boolean>): Promise<void> => {
    const { dedupeKey } = event;
    const taken = Promise.withResolvers<void>();
    underWay.set(dedupeKey, keeping);
    const end = (): void => {
      if (underWay.get(dedupeKey) === keeping) underWay.delete(dedupeKey);
    };
    // Forget an event that could not be kept, so that its next delivery is kept.
    if (deps.sendsAgain) keeping.catch(end);
    queue.put(event.ref.message, async () => {
      // Wait until the event is kept. If it were kept after it was handled, it would be handled again.
      if (await keeping.catch(() => !deps.sendsAgain)) {
        const told = await deps.toChatEvent(event);
        if (told !== null) await sink.accept(told);
        await memory.eventDone(dedupeKey);
        done.set(dedupeKey, true);
      }
      end();
      taken.resolve();
    });
    return taken.promise;
  };

  const takeUp = async (olderThanSeconds: number): Promise<void> => {
    try {
      for (const left of await memory.eventsLeft(olderThanSeconds)) {
        if (underWay.has(left.key)) continue;
        await takeUpOne(left).catch((error: unknown) => failed(error, 'take up an event'));
      }
    } catch (error) {
      failed(error, 'take up events');
    }
  };

  const takeUpOne = async ({ key, body, isOwn }: EventLeft): Promise<void> => {
    if (!isOwn) {
      await sink.forged({ key, channel: channelIn(body) });
      return memory.eventDone(key);
    }
    const event = deps.eventOf(JSON.parse(body));
    if (event === null) await memory.eventDone(key);
    else void hand(event, Promise.resolve(true));
  };

  /** Returns the channel that a body names, even if the body is forged. */
  const channelIn = (body: string): string | null => {
    try {
      return deps.eventOf(JSON.parse(body))?.ref.channel ?? null;
    } catch {
      return null;
    }
  };

  const keepIfItMatters = async (event: E, body: unknown): Promise<boolean> => {
    if (!(await sink.mayMatter(event))) return false;
    await memory.keepEvent(event.dedupeKey, JSON.stringify(body));
    return true;
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await pause(everyMs, signal);
      if (!signal.aborted) await takeUp(leftAfterSeconds);
    }
  };

  return {
    start: async () => {
      // Take up what was left over before anything new.
      await takeUp(0);
      running = run();
    },
    keep: async (event, body) => {
      const { dedupeKey } = event;
      if (done.has(dedupeKey)) return;
      const begun = underWay.get(dedupeKey);
      const keeping = begun ?? keepIfItMatters(event, body);
      if (begun === undefined) {
        const taken = hand(event, keeping);
        const settles = keeping
          .then(
            () => undefined,
            () => taken,
          )
          .finally(() => settling.delete(settles));
        settling.add(settles);
      }
      await keeping;
    },
    settled: async () => {
      await Promise.all(settling);
    },
    gap: (since) => {
      queue.put('gap', () => sink.accept({ kind: 'gap', dedupeKey: `gap:${since.toISOString()}`, since }));
    },
    put: (key, work) => queue.put(key, work),
    stop: async () => {
      await running;
      await pTimeout(queue.stop(), { milliseconds: stopWithinMs, message: false });
    },
  };
}
