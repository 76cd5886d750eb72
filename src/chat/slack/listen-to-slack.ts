import { App } from '@slack/bolt';

import type { ChatMemory } from '#chat/chat-memory.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import { keyedQueue } from '#chat/kit/keyed-queue.ts';
import pTimeout from 'p-timeout';
import type { Clock } from '#clock.ts';

import type { SlackEvent } from './chat-event-of.ts';
import { openInbox } from './inbox.ts';
import { addListeners, type Heard } from './listeners.ts';
import { notForUs } from './not-for-us.ts';
import { onItsCard } from './on-its-card.ts';
import { knownPayload } from './payloads.ts';
import { httpReceiver, socketReceiver, type OurReceiver, type Receiving } from './receivers.ts';
import type { Delivered } from './socket-connection.ts';
import { sdkOptions, silent, type SlackApi } from './web-api.ts';
import type { Us } from './who-we-are.ts';
import { withPlainText } from './with-plain-text.ts';

const stopWithinMs = 800;

export interface ListeningToSlack extends Pick<OurReceiver, 'fetch' | 'health'> {
  /** Resolves once connected; rejects where Slack does not let us, and then tries on. */
  readonly started: Promise<void>;
  /** Needs the signal to be aborted. */
  stop(): Promise<void>;
}

/** Brings to the bot what happens on Slack. */
export function listenToSlack(
  deps: Omit<Heard, 'inbox'> & {
    readonly us: Us;
    readonly api: SlackApi;
    readonly memory: ChatMemory;
    readonly clock: Clock;
    readonly failed: (error: unknown, what: string) => void;
    readonly signal: AbortSignal;
    readonly whenRefusedMs?: number;
  },
): ListeningToSlack {
  const { us, sink, failed, signal, people } = deps;
  const queue = keyedQueue(signal, (error) => failed(error, 'hand on an event'));
  const inbox = openInbox({
    ...deps,
    queue,
    dispatch: (body) => app.processEvent({ body, ack: async () => {} }),
    mayMatter: (event) => sink.mayMatter(event),
    accept: async (event) => {
      const read = await asRead(event);
      if (read !== null) await sink.accept(read);
    },
  });
  const onCard = onItsCard(deps);

  /** Texts come to the bot as their readers see them, reactions as those on a card. */
  const asRead = async (event: SlackEvent): Promise<ChatEvent | null> => {
    if (event.kind === 'reaction') return onCard(event);
    if (event.kind !== 'message') return event;
    const { blocks, ...rest } = event;
    return { ...rest, text: await withPlainText(people, { text: event.text, blocks }) };
  };

  const take = async ({ body, ack }: Delivered): Promise<void> => {
    if (signal.aborted) return;
    const why = notForUs(body, us);
    const known = knownPayload.safeParse(body);
    if (why !== null || !known.success) {
      deps.noted(`ignored what Slack sent: ${why ?? 'unknownKind'}`);
      return ack();
    }
    if ('type' in known.data && known.data.type === 'event_callback') return inbox.keep(body, ack);
    return app.processEvent({ body: Object.assign({}, body), ack });
  };

  const gap = (since: Date): void => {
    queue.put('gap', () => sink.accept({ kind: 'gap', dedupeKey: `gap:${since.toISOString()}`, since }));
  };
  const receiving: Receiving = { take, gap, failed, clock: deps.clock, signal };
  const receiver = receiverOf(deps, receiving);
  const app = boltApp(receiver, deps);
  addListeners(app, { ...deps, inbox });

  const start = async (): Promise<void> => {
    // What was left over comes before what comes now.
    await inbox.takeUp(0).catch((error: unknown) => failed(error, 'take up events'));
    running = inbox.run();
    await app.start();
  };
  let running: Promise<void> | null = null;
  return {
    started: start(),
    health: () => receiver.health(),
    fetch: receiver.fetch,
    stop: async () => {
      await app.stop();
      await running;
      // What the bot is in the middle of may end; what waits stays kept.
      await pTimeout(queue.stop(), { milliseconds: stopWithinMs, message: false });
    },
  };
}

function receiverOf(
  { access, api, whenRefusedMs }: Parameters<typeof listenToSlack>[0],
  receiving: Receiving,
): OurReceiver {
  if (access.mode === 'http') return httpReceiver(access, receiving, api);
  return socketReceiver(access, whenRefusedMs === undefined ? receiving : { ...receiving, whenRefusedMs });
}

function boltApp(receiver: OurReceiver, { us, access, failed }: Parameters<typeof listenToSlack>[0]): App {
  const app = new App({
    receiver,
    authorize: async () => ({
      botToken: access.botToken,
      botUserId: us.user,
      teamId: us.team,
      ...(us.bot === null ? {} : { botId: us.bot }),
      ...(us.enterprise === null ? {} : { enterpriseId: us.enterprise }),
    }),
    ignoreSelf: true,
    convoStore: false,
    clientOptions: sdkOptions(access),
    logger: silent,
  });
  // Bolt wraps what a listener threw in an error that says nothing of it.
  app.error(async (error) => failed(error.original ?? error, 'hear Slack'));
  return app;
}
