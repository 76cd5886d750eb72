import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

import { greet, hears, type Line, newLine, resume, sendOn } from './lines.ts';
import { isId } from './ids.ts';
import type { Server, WireEvent } from './state.ts';
import { userForToken } from './user-for-token.ts';

const frameSchema = z.strictObject({
  action: z.string(),
  seq: z.number(),
  data: z.record(z.string(), z.unknown()).nullish(),
});

/** The server's end of /api/v4/websocket. */
export interface Hub {
  publish(event: WireEvent): void;
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  /** Returns the number of open, signed-in connections. */
  connections(): number;
  /** How often each event is sent. A repeat has a number of its own. */
  copies: number;
  /** Returns how often a client has sent a ping. */
  pings(): number;
  /** Resolves once all connected clients have read everything sent so far. */
  read(): Promise<void>;
  /** Loses the next `events` events, each of which takes a number. */
  swallow(events: number): void;
  /** Breaks each connection. Clients can resume them by their ids, unless `isForgotten`. */
  drop(isForgotten?: boolean): void;
  close(): void;
}

export function openHub(server: () => Server, signInWithinMs = 5_000): Hub {
  const sockets = new WebSocketServer({ noServer: true });
  const open = new Map<WebSocket, Pings>();
  let lines: Line[] = [];
  let toSwallow = 0;
  let pings = 0;

  function connect(socket: WebSocket, request: IncomingMessage): void {
    const { searchParams } = new URL(request.url ?? '', server().origin);
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const userId = userForToken(server(), token);
    const wanted = searchParams.get('connection_id') ?? '';
    // A connection can be resumed only by a request that is signed in itself; a later sign-in is too late.
    if (userId === null || wanted === '') return attach(socket, newLine(), userId === null ? null : token);
    if (!isId(wanted)) return socket.terminate();
    const old = lines.find((one) => one.connectionId === wanted && one.userId === userId && one.write === null);
    if (old === undefined) return attach(socket, newLine(), token);
    const sequence = searchParams.get('sequence_number') ?? '';
    if (!/^\d+$/.test(sequence)) return socket.terminate();
    old.activeChannel = null;
    attach(socket, old, null);
    resume(server(), old, Number(sequence));
  }

  function attach(socket: WebSocket, line: Line, token: string | null): void {
    open.set(socket, pingsOn(socket));
    line.write = (frame) => socket.send(frame);
    const impatient = setTimeout(() => {
      if (line.userId === null) socket.terminate();
    }, signInWithinMs);
    impatient.unref();
    socket.on('message', (data: Buffer) => heard(socket, line, data.toString('utf8')));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(impatient);
      open.delete(socket);
      line.write = null;
    });
    if (token !== null) signIn(line, token);
  }

  function signIn(line: Line, token: string): boolean {
    line.userId = userForToken(server(), token);
    if (line.userId === null) return false;
    line.token = token;
    lines = [...lines, line];
    greet(server(), line);
    return true;
  }

  function heard(socket: WebSocket, line: Line, text: string): void {
    const came = frameSchema.safeParse(parsed(text));
    if (!came.success) {
      server().complaints.push(`not a frame that the server reads: ${text.slice(0, 200)}`);
      return socket.terminate();
    }
    const { action, seq, data } = came.data;
    const reply = (more: object): void => line.write?.(JSON.stringify({ seq_reply: seq, ...more }));
    const fail = (id: string, status: number): void =>
      reply({ status: 'FAIL', error: { id, message: id, detailed_error: '', status_code: status } });
    if (seq <= 0) return fail('api.web_socket_router.bad_seq.app_error', 400);
    if (action === 'authentication_challenge') {
      if (line.userId !== null) return;
      const isGood = signIn(line, String(data?.['token']));
      return isGood ? reply({ status: 'OK' }) : socket.terminate();
    }
    if (line.userId === null) return fail('api.web_socket_router.not_authenticated.app_error', 401);
    switch (action) {
      case 'ping':
        pings += 1;
        return reply({ status: 'OK', data: { text: 'pong', version: server().version, server_time: server().now() } });
      case 'presence':
        line.activeChannel = typeof data?.['channel_id'] === 'string' ? data['channel_id'] : '';
        return reply({ status: 'OK' });
      case 'user_typing':
      case 'get_statuses':
        return reply({ status: 'OK', data: {} });
      default:
        server().complaints.push(`the server knows no action ${action}`);
        return fail('api.web_socket_router.bad_action.app_error', 500);
    }
  }

  const hub: Hub = {
    copies: 1,
    publish(event) {
      for (const line of lines.filter((one) => hears(server(), one, event)))
        for (let copy = 0; copy < hub.copies; copy += 1) {
          const isSwallowed = line.write !== null && toSwallow > 0;
          if (isSwallowed) toSwallow -= 1;
          if (!sendOn(line, event, isSwallowed)) lines = lines.filter((one) => one !== line);
        }
    },
    upgrade(request, stream, head) {
      const { pathname } = new URL(request.url ?? '', server().origin);
      if (!/^\/api\/v4\/websocket\/?$/.test(pathname)) return void stream.end('HTTP/1.1 404 Not Found\r\n\r\n');
      sockets.handleUpgrade(request, stream, head, (socket) => connect(socket, request));
    },
    pings: () => pings,
    connections: () => lines.filter(({ write }) => write !== null).length,
    async read() {
      await Promise.all([...open].map(([socket, pings]) => answered(socket, pings)));
    },
    swallow(events) {
      toSwallow = events;
    },
    drop(isForgotten = false) {
      for (const line of lines) line.write = null;
      if (isForgotten) lines = [];
      for (const socket of open.keys()) socket.terminate();
    },
    close() {
      hub.drop(true);
      sockets.close();
    },
  };
  return hub;
}

/** Callbacks by ping number. Each waits until its client has read everything sent before that ping. */
interface Pings {
  readonly waiting: Map<number, () => void>;
  last: number;
}

function pingsOn(socket: WebSocket): Pings {
  const pings: Pings = { waiting: new Map(), last: 0 };
  const settleUntil = (number: number): void => {
    for (const [one, settle] of pings.waiting) {
      if (one > number) continue;
      pings.waiting.delete(one);
      settle();
    }
  };
  // For pings in quick succession, a client may answer only the last one.
  socket.on('pong', (data: Buffer) => settleUntil(Number(data.toString('utf8'))));
  socket.on('close', () => settleUntil(Infinity));
  return pings;
}

/** Resolves once the client has read all frames so far. It reads in order, so its answer to a ping proves it. */
function answered(socket: WebSocket, pings: Pings): Promise<void> {
  return new Promise((settle) => {
    if (socket.readyState !== socket.OPEN) return settle();
    pings.last += 1;
    pings.waiting.set(pings.last, settle);
    socket.ping(String(pings.last));
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
