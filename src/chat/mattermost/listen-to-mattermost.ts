import { z } from 'zod';

import type { ChatMemory } from '#chat/chat-memory.ts';
import type { ChatSink } from '#chat/chat-sink.ts';
import { openInbox, type KeptEvent } from '#chat/kit/inbox.ts';
import { onItsCard, type ReactionStore } from '#chat/kit/read-reactions.ts';
import { stayConnected, type Connected, type Connection } from '#chat/kit/stay-connected.ts';
import type { Clock } from '#clock.ts';

import { catchUp } from './catch-up.ts';
import { eventOf, keptEventSchema, type Reader } from './event-of.ts';
import type { MattermostChatOptions } from './mattermost-options.ts';
import { openSocket, type Line } from './open-socket.ts';
import { newsOfReactions } from './news-of-reactions.ts';
import type { RestApi } from './rest-api.ts';

const meSchema = z.object({ id: z.string() });
const stirredSchema = z.object({});

/** Thrown when the server no longer knows the token. */
class TokenRefused extends Error {}

export interface ListeningToMattermost extends Pick<Connected, 'health'> {
  /** Resolves once connected. Rejects if the server refuses us; trying goes on after that. */
  readonly started: Promise<void>;
  /** Closes an open connection because the server refuses the token. It is opened again as soon as possible. */
  leave(): void;
  /** The signal must be aborted first. */
  stop(): Promise<void>;
}

/** Brings Mattermost's events to the bot, over one WebSocket that is reopened whenever it is lost. */
export function listenToMattermost(
  deps: Reader & {
    readonly options: MattermostChatOptions;
    readonly api: RestApi;
    readonly parts: ReactionStore;
    readonly memory: ChatMemory;
    readonly sink: ChatSink;
    readonly clock: Clock;
    readonly signal: AbortSignal;
  },
): ListeningToMattermost {
  const { options, api, memory, sink, clock, signal } = deps;
  const { failed } = options;
  const onCard = onItsCard(deps.parts, clock);
  const inbox = openInbox({
    memory,
    sink,
    clock,
    signal,
    failed,
    eventOf: (body) => keptEventSchema.parse(body),
    toChatEvent: async (event) => (event.kind === 'reaction' ? onCard(event) : event),
    sendsAgain: false,
  });
  const keep = (event: KeptEvent): void => {
    inbox.keep(event, event).catch((error: unknown) => failed(error, 'keep an event'));
  };
  const changes = options.changesAtOnce === undefined ? {} : { changesAtOnce: options.changesAtOnce };
  const reactions = newsOfReactions();
  let line: Line | null = null;
  let standing: Connection | null = null;
  let cursorAt: Date | null = null;
  /** Number of catch-ups that have to end before the cursor moves on. */
  let holes = 0;

  const note = (until: Date): void => {
    cursorAt = until;
    inbox
      .settled()
      .then(() => (holes > 0 ? undefined : memory.moveCursor(until)))
      .catch((error: unknown) => failed(error, 'move the cursor'));
  };
  const missed = (since: Date): void => {
    holes += 1;
    inbox.put('missed', async () => {
      await catchUp({ ...deps, ...changes, keep }, since);
      holes -= 1;
    });
  };

  /**
   * Changes a meaningless preference of the bot's own account, which the server reports to all of the bot's
   * connections. https://github.com/mattermost/mattermost: server/channels/app/preference.go, UpdatePreferences
   */
  const stir = async (): Promise<boolean> => {
    const { user } = deps.us;
    const body = [{ user_id: user, category: 'tambour', name: 'heard', value: api.serverNow().toISOString() }];
    const asked = await api.ask('PUT', `/users/${user}/preferences`, stirredSchema, { body, patienceMs: 0 });
    return asked.kind === 'answered';
  };

  const open = async (): ReturnType<typeof openSocket> => {
    // The socket itself does not say why it is refused.
    const me = await api.ask('GET', '/users/me', meSchema, { tries: 1, patienceMs: 0 });
    if (me.kind === 'refused' && me.status === 401) throw new TokenRefused(`Mattermost refuses the token: ${me.id}`);
    if (me.kind === 'lost') throw new Error('Mattermost does not answer', { cause: me.error });
    const since = cursorAt;
    standing = await openSocket(options, {
      line,
      signal,
      ...(options.pingEveryMs === undefined ? {} : { pingEveryMs: options.pingEveryMs }),
      ...(options.answerWithinMs === undefined ? {} : { answerWithinMs: options.answerWithinMs }),
      now: () => api.serverNow(),
      stir,
      fresh: () => {
        reactions.forget();
        if (since !== null) missed(since);
      },
      at: (now) => (line = now),
      caughtUp: note,
      missed: () => {
        reactions.forget();
        const from = cursorAt ?? api.serverNow();
        missed(from);
        inbox.gap(from);
      },
      hear: (frame) => {
        const event = reactions.isNews(frame) ? eventOf(frame, deps) : null;
        if (event !== null) keep(event);
      },
    });
    return standing;
  };

  const start = async (): Promise<void> => {
    await inbox.start();
    cursorAt = await memory.cursor().catch((error: unknown) => {
      failed(error, 'read the cursor');
      return null;
    });
    if (cursorAt !== null) inbox.gap(cursorAt);
    if (signal.aborted) return;
    connected = stayConnected({
      name: 'Mattermost',
      open,
      gap: inbox.gap,
      failed,
      clock,
      signal,
      whyNot: (error) => ({ isRefusal: error instanceof TokenRefused, askedMs: 0 }),
      ...(options.whenRefusedMs === undefined ? {} : { whenRefusedMs: options.whenRefusedMs }),
    });
    await connected.first;
  };
  let connected: Connected | null = null;
  const since = clock.now();
  const started = start();
  return {
    started,
    health: () => connected?.health() ?? { state: 'connecting', since },
    leave: () => {
      standing?.close().catch((error: unknown) => failed(error, 'close a connection'));
      standing = null;
    },
    stop: async () => {
      await started.catch(() => {});
      await connected?.ended();
      await inbox.stop();
    },
  };
}
