import type { App } from '@slack/bolt';
// Import the app alone: the library's entry also loads Express, 120 files, for a receiver that we don't use.
import bolt from '@slack/bolt/dist/App.js';

import type { ChatMemory } from '#chat/chat-memory.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import { openInbox } from '#chat/kit/inbox.ts';
import { onItsCard, type ReactionStore } from '#chat/kit/read-reactions.ts';
import type { Clock } from '#clock.ts';

import { eventIn, type SlackEvent } from './chat-event-of.ts';
import { addListeners, type ListenerDeps } from './listeners.ts';
import { notForUs } from './not-for-us.ts';
import { knownPayload } from './payloads.ts';
import { httpReceiver, socketReceiver, type OurReceiver, type Receiving } from './receivers.ts';
import type { Delivered } from './socket-connection.ts';
import { sdkOptions, silent, type SlackApi } from './web-api.ts';
import type { Us } from './who-we-are.ts';
import { withPlainText } from './with-plain-text.ts';

export interface ListeningToSlack extends Pick<OurReceiver, 'fetch' | 'health'> {
  /** Resolves once connected. Rejects if Slack refuses us; trying goes on after that. */
  readonly started: Promise<void>;
  /** The signal must be aborted first. */
  stop(): Promise<void>;
}

/** Brings Slack's events to the bot. */
export function listenToSlack(
  deps: Omit<ListenerDeps, 'inbox'> & {
    readonly us: Us;
    readonly api: SlackApi;
    readonly parts: ReactionStore;
    readonly memory: ChatMemory;
    readonly clock: Clock;
    readonly failed: (error: unknown, what: string) => void;
    readonly signal: AbortSignal;
    readonly whenRefusedMs?: number;
  },
): ListeningToSlack {
  const { us, failed, signal, people } = deps;
  const onCard = onItsCard(deps.parts, deps.clock);
  /** Converts texts to what their readers see, and reactions to reactions to a card. */
  const toChatEvent = async (event: SlackEvent): Promise<ChatEvent | null> => {
    if (event.kind === 'reaction') {
      const { isOnOurs, ...reaction } = event;
      return isOnOurs ? onCard(reaction) : reaction;
    }
    if (event.kind !== 'message') return event;
    const { blocks, ...rest } = event;
    return { ...rest, text: await withPlainText(people, { text: event.text, blocks }) };
  };
  const inbox = openInbox({ ...deps, eventOf: (body) => eventIn(body, us), toChatEvent, sendsAgain: true });

  const take = async ({ body, ack }: Delivered): Promise<void> => {
    if (signal.aborted) return;
    const why = notForUs(body, us);
    const known = knownPayload.safeParse(body);
    if (why !== null || !known.success) {
      deps.sink.refused(why ?? 'unreadable');
      return ack();
    }
    const isEvent = 'type' in known.data && known.data.type === 'event_callback';
    // Bolt acknowledges an event before its listeners have it; we do once they have kept it.
    await app.processEvent({ body: Object.assign({}, body), ack: isEvent ? async () => {} : ack });
    if (isEvent) await ack();
  };

  const refused: Receiving['refused'] = (kind) => deps.sink.refused(kind);
  const receiving: Receiving = { take, gap: inbox.gap, failed, refused, clock: deps.clock, signal };
  const receiver = receiverOf(deps, receiving);
  const app = boltApp(receiver, deps);
  addListeners(app, { ...deps, inbox });

  const start = async (): Promise<void> => {
    await inbox.start();
    await app.start();
  };
  return {
    started: start(),
    health: () => receiver.health(),
    fetch: receiver.fetch,
    stop: async () => {
      await app.stop();
      await inbox.stop();
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

function boltApp(receiver: OurReceiver, { us, access }: Parameters<typeof listenToSlack>[0]): App {
  const app = new bolt.default({
    receiver,
    authorize: async () => ({
      botToken: access.botToken,
      botUserId: us.user,
      teamId: us.team,
      ...(us.bot === null ? {} : { botId: us.bot }),
      ...(us.enterprise === null ? {} : { enterpriseId: us.enterprise }),
    }),
    // Our own actions are received like the rest, and dropped where events are read.
    ignoreSelf: false,
    convoStore: false,
    clientOptions: sdkOptions(access),
    logger: silent,
  });
  // Rethrow, so that Slack gets no acknowledgement. Bolt's own error does not say what failed.
  app.error(async (error) => {
    throw error.original ?? error;
  });
  return app;
}
