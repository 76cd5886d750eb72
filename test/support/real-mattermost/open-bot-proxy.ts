import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

import { noteOf, type BotNotes } from './note-of.ts';

const frameSchema = z.looseObject({
  event: z.string(),
  data: z.record(z.string(), z.unknown()),
  seq: z.number(),
});
export type BotFrame = z.infer<typeof frameSchema>;

/** A proxy between the bot and the server: it passes on everything, nothing, or things several times. */
export interface BotProxy extends AsyncDisposable, BotNotes {
  readonly url: string;
  /** The events that the bot received, the oldest first. */
  readonly frames: readonly BotFrame[];
  /** The bot's number of open connections. */
  connections(): number;
  /** Resolves once the bot has read everything that was passed on. */
  read(): Promise<void>;
  /** While true, nothing passes. */
  cut(isCut: boolean): void;
  /** How often the bot gets each event; a repeat has its own number, as on the server. */
  copies: number;
  /** While false the server seems to have no licence for groups. */
  hasGroups: boolean;
}

/** Opens a proxy in front of the server at `target`. */
export async function openBotProxy(target: string): Promise<BotProxy> {
  const sockets = new WebSocketServer({ noServer: true });
  const open = new Set<{ readonly bot: WebSocket; readonly server: WebSocket }>();
  const frames: BotFrame[] = [];
  const notes = noteOf();
  let isCut = false;
  /** How far our event numbers are ahead of the server's. */
  let ahead = 0;

  const passOn = (bot: WebSocket, text: string): void => {
    const read = frameSchema.safeParse(JSON.parse(text));
    // Answers to the bot's own frames have no event number.
    if (!read.success) return bot.send(text);
    const isGreeting = read.data.event === 'hello';
    if (isGreeting) ahead = 0;
    const copies = isGreeting ? 1 : proxy.copies;
    for (let copy = 0; copy < copies; copy += 1) {
      const { seq } = read.data;
      bot.send(ahead + copy === 0 ? text : JSON.stringify({ ...read.data, seq: seq + ahead + copy }));
    }
    ahead += copies - 1;
    frames.push(read.data);
  };

  const connect = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    if (isCut) return void stream.destroy();
    const url = new URL(`${target.replace(/^http/, 'ws')}${request.url ?? ''}`);
    const wanted = url.searchParams.get('sequence_number');
    if (wanted !== null) url.searchParams.set('sequence_number', String(Number(wanted) - ahead));
    const { authorization } = request.headers;
    const server = new WebSocket(url, authorization === undefined ? {} : { headers: { authorization } });
    server.on('error', () => stream.destroy());
    server.on('open', () =>
      sockets.handleUpgrade(request, stream, head, (bot) => {
        const pair = { bot, server };
        open.add(pair);
        const end = (): void => {
          open.delete(pair);
          bot.terminate();
          server.terminate();
        };
        bot.on('message', (data: Buffer) => server.send(data.toString('utf8')));
        server.on('message', (data: Buffer) => passOn(bot, data.toString('utf8')));
        for (const socket of [bot, server]) socket.on('close', end).on('error', end);
      }),
    );
  };

  const ask = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const { method = 'GET', url = '/' } = request;
    if (isCut) return void request.socket.destroy();
    if (!proxy.hasGroups && /^\/api\/v4\/groups\b/.test(url)) return refuseGroups(response);
    const { authorization, 'content-type': type } = request.headers;
    const answer = await fetch(`${target}${url}`, {
      method,
      redirect: 'manual',
      headers: {
        'accept-encoding': 'identity',
        ...(authorization === undefined ? {} : { authorization }),
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(body.byteLength === 0 ? {} : { body: new Uint8Array(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.ok) notes.take(`${method} ${url}`, body, bytes);
    if (isCut) return void request.socket.destroy();
    const hopByHop = new Set(['connection', 'content-length', 'transfer-encoding', 'keep-alive']);
    response.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => !hopByHop.has(name))));
    response.end(bytes);
  };

  const listener = createServer((request, response) => {
    // The bot sees a lost connection, as it would without the proxy.
    ask(request, response).catch(() => request.socket.destroy());
  });
  listener.on('upgrade', connect);
  await new Promise<void>((settle) => listener.listen(0, '127.0.0.1', settle));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no address');
  const endAll = (): void => {
    for (const { bot, server } of open) for (const socket of [bot, server]) socket.terminate();
  };
  const proxy: BotProxy = {
    url: `http://127.0.0.1:${address.port}`,
    frames,
    contextOf: (post, action) => notes.contextOf(post, action),
    dialogsOpened: (user) => notes.dialogsOpened(user),
    copies: 1,
    hasGroups: true,
    connections: () => open.size,
    read: async () => void (await Promise.all([...open].map(({ bot }) => answered(bot)))),
    cut(wanted) {
      isCut = wanted;
      if (isCut) endAll();
    },
    async [Symbol.asyncDispose]() {
      endAll();
      const closed = new Promise<void>((settle) => void listener.close(() => settle()));
      listener.closeAllConnections();
      await closed;
    },
  };
  return proxy;
}

/** Resolves when a ping is answered: frames are read in order, so the earlier ones were read. */
function answered(socket: WebSocket): Promise<void> {
  return new Promise((settle) => {
    if (socket.readyState !== WebSocket.OPEN) return settle();
    const done = (): void => {
      socket.off('pong', done).off('close', done);
      settle();
    };
    socket.on('pong', done).on('close', done).ping();
  });
}

/** https://github.com/mattermost/mattermost: server/channels/api4/group.go */
function refuseGroups(response: ServerResponse): void {
  const id = 'api.license_error';
  response.writeHead(501, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ id, message: id, detailed_error: '', request_id: '', status_code: 501 }));
}
