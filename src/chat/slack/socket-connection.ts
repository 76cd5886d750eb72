import { parseJson } from '#text/json-bounds.ts';
import { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';

import { pause } from '#chat/kit/pause.ts';
import type { Connection } from '#chat/kit/stay-connected.ts';

import { mayReach } from './may-reach.ts';
import type { SlackAccess } from './slack-options.ts';
import { sdkOptions, silent, slackApiUrl } from './web-api.ts';

/** One payload, and the function that acknowledges it, with an answer if Slack takes one. */
export interface Delivered {
  readonly body: unknown;
  readonly ack: (answer?: unknown) => Promise<void>;
}

const helloWithinMs = 10_000;
const goodbyeWithinMs = 250;

const frameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('disconnect') }),
  // Without an inner event the SDK would fail on it: https://github.com/slackapi/node-slack-sdk, 3.1.1.
  z.object({ type: z.literal('events_api'), payload: z.object({ event: z.object({ type: z.string() }) }) }),
  z.object({ type: z.enum(['interactive', 'slash_commands']), payload: z.looseObject({}) }),
]);

/**
 * Opens one connection. Rejects with the SDK's error, or if the address is not Slack's, or nobody says hello. The
 * caller must reconnect: the SDK would wait for seconds first, and some of its errors could not be caught.
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export async function openSocket(
  access: SlackAccess & { readonly mode: 'socket' },
  deps: {
    readonly deliver: (delivered: Delivered) => void;
    readonly signal: AbortSignal;
    readonly helloWithinMs?: number;
  },
): Promise<Connection> {
  const client = new SocketModeClient({
    appToken: access.appToken,
    autoReconnectEnabled: false,
    clientOptions: sdkOptions(access),
    logger: silent,
    ...(access.outbound?.dispatcher === undefined ? {} : { dispatcher: access.outbound.dispatcher }),
  });
  let isGivenUp = false;
  client.on('authenticated', ({ url }: { readonly url: string }) => {
    if (isGivenUp || deps.signal.aborted) throw new Error('the connection is not wanted any more');
    if (!mayReach('socket', url, access.apiUrl ?? slackApiUrl)) {
      throw new Error('Slack named an address for the connection that is not its own');
    }
  });
  client.on('slack_event', ({ body, ack }: Delivered) => deps.deliver({ body, ack }));

  const leaving = Promise.withResolvers<'asked' | 'closed'>();
  client.on('disconnected', () => leaving.resolve('closed'));
  sift(client, () => leaving.resolve('asked'));

  const close = async (): Promise<void> => {
    isGivenUp = true;
    const closed = client.disconnect();
    const done = new AbortController();
    void closed.then(() => done.abort());
    await pause(goodbyeWithinMs, done.signal);
    // A second call closes it without waiting for the other side's goodbye.
    if (!done.signal.aborted) await client.disconnect();
  };

  const late = AbortSignal.any([deps.signal, AbortSignal.timeout(deps.helloWithinMs ?? helloWithinMs)]);
  const giveUp = async (): Promise<never> => {
    await aborted(late);
    throw new Error('Slack did not say hello in time');
  };
  try {
    await Promise.race([client.start(), giveUp()]);
  } catch (error) {
    await close();
    throw error ?? new Error('Slack closed the connection before it said hello');
  }
  return { leaving: leaving.promise, close };
}

/**
 * Passes to the SDK only frames that it can handle. Handles a request to disconnect here: the SDK would hang up at
 * once, before there is another connection.
 */
function sift(client: SocketModeClient, asked: () => void): void {
  const [read] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const frame = frameSchema.safeParse(typeof data === 'string' ? parseJson(data) : undefined);
    if (!frame.success) return;
    if (frame.data.type === 'disconnect') asked();
    else read?.(data, isBinary);
  });
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((settle) => signal.addEventListener('abort', settle, { once: true }));
}
