import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';

import { type WebSocket, WebSocketServer } from 'ws';

import { openSocket } from '#chat/slack/socket-connection.ts';
import type { Connection } from '#chat/kit/stay-connected.ts';

import { until } from '../../support/until.ts';

interface Opened extends AsyncDisposable {
  readonly connection: Connection;
  readonly heard: unknown[];
  readonly sent: string[];
  send(frame: string | Uint8Array): void;
}

/** A connection to an end that says what the test wants. */
async function opened({ isMute = false, saysHello = true } = {}): Promise<Opened> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const heard: unknown[] = [];
  const sent: string[] = [];
  let connected: WebSocket | null = null;
  server.on('connection', (socket) => {
    connected = socket;
    socket.on('message', (data: Buffer) => sent.push(data.toString()));
    if (saysHello) socket.send('{"type":"hello"}');
    if (isMute) socket.pause();
  });
  await using failed = new AsyncDisposableStack();
  const closeServer = (): void => {
    for (const client of server.clients) client.terminate();
    server.close();
  };
  failed.defer(closeServer);
  const ended = new AbortController();
  const url = `ws://127.0.0.1:${port}/`;
  const connection = await openSocket(
    {
      mode: 'socket',
      appToken: 'xapp-1',
      botToken: 'xoxb-1',
      apiUrl: 'http://127.0.0.1:1/api/',
      outbound: { fetch: async () => Response.json({ ok: true, url }) },
    },
    {
      signal: ended.signal,
      // Only who is silent is waited for in vain.
      helloWithinMs: saysHello && !isMute ? 60_000 : 1_000,
      deliver: ({ body, ack }) => {
        heard.push(body);
        void ack();
      },
    },
  );
  failed.move();
  return {
    connection,
    heard,
    sent,
    send: (frame) => connected?.send(frame),
    [Symbol.asyncDispose]: async () => {
      ended.abort();
      await connection.close();
      closeServer();
    },
  };
}

test('frames that say nothing to us, or would break the SDK, are passed over', async () => {
  await using socket = await opened();
  const unheard: unknown[] = [];
  const hear = (error: unknown): void => void unheard.push(error);
  process.on('unhandledRejection', hear);
  for (const frame of [
    '{"type":"events_api","envelope_id":"1","payload":{"type":"app_rate_limited"}}',
    '{"type":"events_api","envelope_id":"2"}',
    '{"type":"something_new","envelope_id":"3","payload":{}}',
    '{"type":"interactive"}',
    'no JSON',
    '[]',
    'null',
    new Uint8Array([1, 2, 3]),
    '{"type":"interactive","envelope_id":"4","payload":{"type":"block_actions"}}',
  ]) {
    socket.send(frame);
  }
  await until('the last is heard', () => socket.heard.length > 0);
  await until('it is acknowledged', () => socket.sent.length > 0);
  process.off('unhandledRejection', hear);
  assert.deepEqual(socket.heard, [{ type: 'block_actions' }]);
  assert.deepEqual(socket.sent, ['{"envelope_id":"4","payload":{}}']);
  assert.deepEqual(unheard, []);
});

test('a request to leave is told at once, and the connection stays for what still comes', async () => {
  await using socket = await opened();
  socket.send('{"type":"disconnect","reason":"warning"}');
  assert.equal(await socket.connection.leaving, 'asked');
  socket.send('{"type":"interactive","envelope_id":"1","payload":{}}');
  await until('it is acknowledged', () => socket.sent.length === 1);
});

test('a connection whose other end never says goodbye is closed all the same', async () => {
  await using socket = await opened({ isMute: true });
  const before = performance.now();
  await socket.connection.close();
  assert.ok(performance.now() - before < 1_000);
  assert.equal(await socket.connection.leaving, 'closed');
});

test('a connection over which nothing comes any more is given up', async () => {
  await using socket = await opened({ isMute: true });
  const before = performance.now();
  assert.equal(await socket.connection.leaving, 'closed');
  assert.ok(performance.now() - before < 45_000);
});

test('a connection in which nobody says hello is not waited for', async () => {
  await assert.rejects(opened({ saysHello: false }), /did not say hello in time/);
});
