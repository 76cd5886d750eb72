import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

import type { Answer, Outgoing, Redelivery, Transport } from './deliveries.ts';
import { appId } from './slack-options.ts';

const ackSchema = z.strictObject({ envelope_id: z.string(), payload: z.unknown().optional() });

const ticketLivesMs = 30_000;
const mostConnections = 10;

/** Slack's end of Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface SocketMode extends Transport {
  /** Returns an address where one connection can be opened, once. */
  newAddress(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  connections(): number;
  /** True if each payload goes to every connection; the real Slack chooses one. */
  toAll: boolean;
  /** While true, acknowledgements are ignored. */
  isDeaf: boolean;
  /** Breaks each connection without an announcement. */
  drop(): void;
  /** Announces the end of each connection, and closes it a moment later. */
  refresh(reason: 'warning' | 'refresh_requested' | 'too_many_websockets' | 'link_disabled', afterMs?: number): void;
  close(): Promise<void>;
}

export function openSocketMode(options: {
  readonly origin: string;
  readonly ackWithinMs: number;
  readonly complain: (complaint: string) => void;
  readonly connected: () => void;
}): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, number>();
  const sockets: WebSocket[] = [];
  const awaited = new Map<string, { readonly socket: WebSocket; readonly settle: (answer: Answer) => void }>();
  let turn = 0;

  function acknowledged(text: string): void {
    const ack = ackSchema.safeParse(JSON.parse(text));
    if (!ack.success) return options.complain(`not an acknowledgement: ${text}`);
    const waiting = awaited.get(ack.data.envelope_id);
    if (mode.isDeaf) return;
    waiting?.settle({ kind: 'acked', body: ack.data.payload });
  }

  function accept(socket: WebSocket): void {
    sockets.push(socket);
    socket.on('message', (data: Buffer) => acknowledged(data.toString('utf8')));
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.splice(sockets.indexOf(socket), 1);
      for (const { socket: of, settle } of awaited.values())
        if (of === socket) settle({ kind: 'none', why: 'connection lost' });
    });
    const hello = {
      type: 'hello',
      num_connections: sockets.length,
      connection_info: { app_id: appId },
      debug_info: { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 },
    };
    socket.send(JSON.stringify(hello));
    options.connected();
  }

  function sendOn(socket: WebSocket, outgoing: Outgoing, again: Redelivery | null): Promise<Answer> {
    return new Promise((settle) => {
      const envelopeId = randomUUID();
      const timer = setTimeout(() => done({ kind: 'none', why: 'timeout' }), options.ackWithinMs);
      const done = (answer: Answer): void => {
        clearTimeout(timer);
        awaited.delete(envelopeId);
        settle(answer);
      };
      awaited.set(envelopeId, { socket, settle: done });
      const envelope = {
        envelope_id: envelopeId,
        type: outgoing.kind,
        accepts_response_payload: outgoing.kind !== 'events_api',
        ...(again === null ? {} : { retry_attempt: again.attempt, retry_reason: again.reason }),
        payload: outgoing.payload,
      };
      socket.send(JSON.stringify(envelope));
    });
  }

  const mode: SocketMode = {
    toAll: false,
    isDeaf: false,
    newAddress() {
      const ticket = randomUUID();
      tickets.set(ticket, Date.now() + ticketLivesMs);
      return `${options.origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '', options.origin).searchParams.get('ticket') ?? '';
      const isGood = (tickets.get(ticket) ?? 0) > Date.now() && sockets.length < mostConnections;
      tickets.delete(ticket);
      if (!isGood) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      server.handleUpgrade(request, socket, head, accept);
    },
    connections: () => sockets.length,
    async send(outgoing, again) {
      const open = sockets.filter((socket) => socket.readyState === WebSocket.OPEN);
      turn += 1;
      const chosen = mode.toAll ? open : open.slice(turn % open.length).slice(0, 1);
      if (chosen.length === 0) return { kind: 'none', why: 'no connection' };
      const answers = await Promise.all(chosen.map((socket) => sendOn(socket, outgoing, again)));
      return answers.find(({ kind }) => kind === 'acked') ?? answers[0] ?? { kind: 'none', why: 'no connection' };
    },
    drop() {
      for (const socket of sockets.slice()) socket.terminate();
    },
    refresh(reason, afterMs = 20) {
      for (const socket of sockets.slice()) {
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } }));
        setTimeout(() => socket.close(1000), afterMs);
      }
    },
    async close() {
      const open = sockets.slice();
      for (const socket of open) socket.close(1001);
      const closed = Promise.all(
        open.filter(({ readyState }) => readyState !== WebSocket.CLOSED).map((socket) => once(socket, 'close')),
      );
      await Promise.race([closed, pause(100)]);
      mode.drop();
      server.close();
    },
  };
  return mode;
}
