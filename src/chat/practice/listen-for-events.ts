import pTimeout from 'p-timeout';

import type { ChatEvent, ChatSink, CommandReply, SubmitReply } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { keyedQueue } from '#chat/kit/keyed-queue.ts';
import { mentionsName } from '#chat/kit/mentions-name.ts';
import { pause } from '#chat/kit/pause.ts';
import { reactionByEmoji } from '#chat/reaction-name.ts';
import type { Clock } from '#clock.ts';

import type { WireClient } from './wire-client.ts';
import { nextSchema, nothingSchema, type WireAsk, type WireEvent } from './wire.ts';

const pollWaitMs = 20_000;
const firstPauseMs = 100;
const longestPauseMs = 5_000;
const stopWithinMs = 5_000;

export interface Listening {
  health(): ReturnType<ChatPlatform['health']>;
  stop(): Promise<void>;
}

/**
 * Fetches the practice chat's events and hands them to `sink`, in order for each message. An event is acknowledged once
 * `accept` has resolved, and handed over again until then. After an outage a gap is reported first.
 */
export function listenForEvents(
  wire: WireClient,
  sink: ChatSink,
  options: { readonly clock: Clock; readonly failed: (error: unknown) => void },
): Listening {
  const ended = new AbortController();
  const { signal } = ended;
  const queue = keyedQueue(signal, options.failed);
  let health: ReturnType<ChatPlatform['health']> = { state: 'connected', since: options.clock.now() };
  let heardAt = options.clock.now();
  const underWay = new Set<Promise<void>>();
  let afterSeq = 0;

  const send = async (path: string, json: unknown): Promise<void> => {
    await wire.call(path, nothingSchema, { json });
  };

  const receive = (seq: number, event: WireEvent): void => {
    queue.put(event.ref.message, async () => {
      await sink.accept(chatEventOf(event));
      await send('acknowledge', { seq });
    });
  };

  const answer = async (ask: WireAsk): Promise<void> => {
    const reply = await replyTo(sink, ask);
    queue.put(ask.id, () => send('answer', { id: ask.id, reply }));
  };

  const poll = async (): Promise<void> => {
    const path = `next?after=${afterSeq}&waitMs=${health.state === 'connected' ? pollWaitMs : 0}`;
    const next = await wire.call(path, nextSchema, { timeoutMs: pollWaitMs + 5_000, signal });
    if (health.state !== 'connected') {
      const since = heardAt;
      queue.put('gap', () => sink.accept({ kind: 'gap', dedupeKey: `gap:${since.toISOString()}`, since }));
      health = { state: 'connected', since: options.clock.now() };
      // A new practice chat numbers from the beginning: miss nothing of it. Repeats do no harm.
      afterSeq = 0;
    }
    heardAt = options.clock.now();
    for (const { seq, event } of next.events) {
      receive(seq, event);
      afterSeq = Math.max(afterSeq, seq);
    }
    // A failed ask needs no answer from here: the practice chat tells its person that none came.
    for (const ask of next.asks) {
      const answering = answer(ask)
        .catch(options.failed)
        .finally(() => underWay.delete(answering));
      underWay.add(answering);
    }
  };

  const loop = async (): Promise<void> => {
    let pauseMs = firstPauseMs;
    while (!signal.aborted) {
      try {
        await poll();
        pauseMs = firstPauseMs;
      } catch (error) {
        if (signal.aborted) return;
        options.failed(error);
        if (health.state === 'connected') health = { state: 'connecting', since: options.clock.now() };
        await pause(pauseMs, signal);
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      }
    }
  };

  const running = loop();
  return {
    health: () => health,
    stop: async () => {
      ended.abort();
      await running;
      // Wait before the caller closes what the sink uses, but not for work that hangs.
      const handedOver = Promise.all([queue.stop(), ...underWay]);
      await pTimeout(handedOver, { milliseconds: stopWithinMs, message: false });
      health = { state: 'down', since: options.clock.now() };
    },
  };
}

interface Notes {
  readonly kind: 'notes';
  readonly fields: Readonly<Record<string, string>>;
}

async function replyTo(sink: ChatSink, ask: WireAsk): Promise<CommandReply | SubmitReply | Notes> {
  const { user } = ask;
  if (ask.kind === 'typed') {
    return { kind: 'notes', fields: await sink.typed({ user, binding: ask.binding, values: ask.values }) };
  }
  const trigger = { id: ask.trigger };
  const { dedupeKey } = ask;
  switch (ask.kind) {
    case 'command':
      return sink.command({ dedupeKey, user, channel: ask.channel, text: ask.text, thread: null, trigger });
    case 'shortcut':
      return sink.shortcut({ dedupeKey, user, ref: ask.ref, text: ask.text, files: ask.files, by: ask.by, trigger });
    case 'submit':
      return sink.submit({ dedupeKey, user, binding: ask.binding, values: ask.values });
  }
}

/** The bot's name in the practice chat. */
const botName = 'Tambour';

/** Maps an event of the practice chat to the interface's. */
function chatEventOf(event: WireEvent): ChatEvent {
  switch (event.kind) {
    case 'button':
      return { ...event, trigger: { id: event.trigger } };
    case 'reaction': {
      const { emoji, ...rest } = event;
      return { ...rest, name: reactionByEmoji(emoji) };
    }
    case 'message':
      return { ...event, mentionsBot: mentionsName(event.text, botName) };
    case 'edited':
    case 'deleted':
      return event;
  }
}
