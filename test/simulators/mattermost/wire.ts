import { once } from 'node:events';

import { WebSocket } from 'ws';
import { z } from 'zod';

import { eventually } from '../../contracts/chat-parts.ts';
import type { Mattermost } from './open-mattermost.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Sends a request as an app does. Returns the body, parsed if it is JSON. */
export async function answerTo(
  mattermost: Mattermost,
  route: string,
  body?: unknown,
  token: string | null = mattermost.bot.token,
): Promise<{ readonly status: number; readonly body: unknown; readonly headers: Headers }> {
  const [method = 'GET', path = ''] = route.split(' ');
  const response = await fetch(`${mattermost.url}/api/v4${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const read: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, body: read, headers: response.headers };
}

/** Sends a request; returns a body that is no object as `value` of one. */
export async function ask(
  ...asking: Parameters<typeof answerTo>
): Promise<{ readonly status: number; readonly body: Json; readonly headers: Headers }> {
  const { status, body, headers } = await answerTo(...asking);
  const wrapped = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : { value: body };
  return { status, body: z.record(z.string(), z.unknown()).parse(wrapped), headers };
}

/** Sends a request that creates something; returns its id. */
export async function made(mattermost: Mattermost, route: string, body: unknown, token?: string): Promise<string> {
  const answer = await ask(mattermost, route, body, token);
  if (typeof answer.body['id'] !== 'string') throw new Error(`${route}: ${JSON.stringify(answer.body)}`);
  return answer.body['id'];
}

export interface Frame {
  readonly event?: string | undefined;
  readonly seq?: number | undefined;
  readonly seq_reply?: number | undefined;
  readonly status?: string | undefined;
  readonly data: Json;
  readonly broadcast: Json;
}

const frameSchema = z.object({
  event: z.string().optional(),
  seq: z.number().optional(),
  seq_reply: z.number().optional(),
  status: z.string().optional(),
  data: z.record(z.string(), z.unknown()).default({}),
  broadcast: z.record(z.string(), z.unknown()).default({}),
});

export interface Listener {
  readonly frames: readonly Frame[];
  readonly socket: WebSocket;
  until(isSo: (frame: Frame) => boolean): Promise<Frame>;
}

/** Opens a WebSocket that signs in by a header, by the challenge, or not at all. */
export async function listen(
  mattermost: Mattermost,
  signIn: 'header' | 'challenge' | 'not' = 'challenge',
  query = '',
  token = mattermost.bot.token,
): Promise<Listener> {
  const socket = new WebSocket(
    `${mattermost.url.replace('http', 'ws')}/api/v4/websocket${query}`,
    signIn === 'header' ? { headers: { authorization: `Bearer ${token}` } } : {},
  );
  const frames: Frame[] = [];
  socket.on('message', (data: Buffer) => frames.push(frameSchema.parse(JSON.parse(data.toString('utf8')))));
  socket.on('error', () => {});
  await once(socket, 'open');
  if (signIn === 'challenge')
    socket.send(JSON.stringify({ action: 'authentication_challenge', seq: 1, data: { token } }));
  return {
    frames,
    socket,
    async until(isSo) {
      await eventually(() => frames.some(isSo) || socket.readyState === WebSocket.CLOSED);
      const found = frames.find(isSo);
      if (found === undefined) throw new Error(`the connection is closed; heard ${JSON.stringify(frames)}`);
      return found;
    },
  };
}
