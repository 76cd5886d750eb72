import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import type { Handler } from '#web/handler.ts';
import { listen, type ListenOptions } from '#web/listen.ts';
import { onlyThisMachine } from '#web/only-this-machine.ts';

interface Open extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
}

const page: Handler = async (request) => new Response(String((await request.arrayBuffer()).byteLength));

async function open(options: Partial<ListenOptions> = {}): Promise<Open> {
  const outcome = await listen({ host: '127.0.0.1', port: 0, fetch: page, health: async () => [], ...options });
  assert.equal(outcome.kind, 'listening');
  if (outcome.kind !== 'listening') throw new Error('unreachable');
  const { url, close } = outcome;
  return { url, port: Number(new URL(url).port), [Symbol.asyncDispose]: close };
}

/** Opens a raw connection and returns all that it answered by the time it was closed. */
async function raw(port: number, send: (socket: Socket) => Promise<void> | void): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let got = '';
  socket.on('data', (chunk) => (got += chunk.toString()));
  // The server may close while we still send.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((settle) => void socket.once('close', () => settle()));
  await new Promise<void>((settle) => void socket.once('connect', () => settle()));
  await send(socket);
  await closed;
  return got;
}

function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
}

const head = 'POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n';
const slackRoute = [{ path: '/slack/events', handler: page }] as const;

async function sendMegabytes(socket: Socket, megabytes: number, frame: (bytes: Buffer) => Buffer): Promise<void> {
  const block = frame(Buffer.alloc(1024 * 1024, 'a'));
  for (let sent = 0; sent < megabytes && socket.writable; sent += 1) {
    if (socket.write(block)) continue;
    await Promise.race([
      new Promise<void>((settle) => void socket.once('drain', () => settle())),
      new Promise<void>((settle) => void socket.once('close', () => settle())),
    ]);
  }
}

async function drip(socket: Socket, text: string): Promise<void> {
  for (let byte = 0; socket.writable && !socket.destroyed && byte < 60; byte += 1) {
    socket.write(text);
    await pause(200);
  }
}

for (const [how, headers, frame] of [
  ['announced', `${head}Content-Length: ${50 * 1024 * 1024}\r\n\r\n`, (bytes: Buffer) => bytes],
  [
    'not announced',
    `${head}Transfer-Encoding: chunked\r\n\r\n`,
    (bytes: Buffer) => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]),
  ],
] as const) {
  test(`a body of 50 MB whose length is ${how} is refused, and memory stays as it is`, async () => {
    await using server = await open({ routes: slackRoute });
    const before = process.memoryUsage.rss();
    const startedAt = performance.now();
    const answer = await raw(server.port, async (socket) => {
      socket.write(headers);
      await sendMegabytes(socket, 50, frame);
    });
    assert.equal(statusOf(answer), 413);
    assert.ok(performance.now() - startedAt < 10_000);
    assert.ok(process.memoryUsage.rss() - before < 40 * 1024 * 1024, 'the body was kept');
  });
}

test('ten thousand headers are refused', async () => {
  await using server = await open();
  const many = Array.from({ length: 10_000 }, (_, index) => `X-${index}: a\r\n`).join('');
  const answer = await raw(server.port, (socket) => void socket.write(`GET / HTTP/1.1\r\nHost: a\r\n${many}\r\n`));
  assert.equal(statusOf(answer), 431);
});

test('who sends headers or a body byte by byte is shown out within ten seconds', async () => {
  await using server = await open({ routes: slackRoute });
  const startedAt = performance.now();
  const answers = await Promise.all([
    raw(server.port, async (socket) => {
      socket.write('GET / HTTP/1.1\r\n');
      await drip(socket, 'X: a\r\n');
    }),
    raw(server.port, async (socket) => {
      socket.write(`${head}Content-Length: 1000\r\n\r\n`);
      await drip(socket, 'a');
    }),
  ]);
  assert.ok(performance.now() - startedAt < 13_000);
  assert.deepEqual(answers.map(statusOf), [408, 408]);
});

test('a route takes what is at its path and nothing else, as long as anything else may be; the page takes longer', async () => {
  await using server = await open({
    routes: [{ path: '/slack/events', handler: () => new Response('slack') }],
    maxBodyBytes: 3 * 1024 * 1024,
  });
  // On a connection of its own: one that is refused midway is of no further use.
  const ask = async (path: string, length: number): Promise<string> => {
    const answer = await raw(server.port, async (socket) => {
      socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`);
      socket.write(Buffer.alloc(length));
    });
    return statusOf(answer) === 200 ? (answer.split('\r\n\r\n')[1] ?? '') : String(statusOf(answer));
  };
  assert.equal(await ask('/slack/events', 10), 'slack');
  assert.equal(await ask('/slack/events/', 10), '10');
  assert.equal(await ask('/slack/events/anything', 10), '10');
  assert.equal(await ask('/slack/eventsandmore', 10), '10');
  assert.equal(await ask('/slack/events', 2 * 1024 * 1024), '413');
  assert.equal(await ask('/page', 2 * 1024 * 1024), String(2 * 1024 * 1024));
  assert.equal(await ask('/page', 4 * 1024 * 1024), '413');
});

test('the bytes of a body reach a route as they were sent', async () => {
  await using server = await open({ routes: slackRoute });
  const body = 'payload=%7B%22a%22%3A1%7D &x=\u00e9';
  const answer = await raw(server.port, (socket) => {
    socket.write(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  });
  assert.match(answer, new RegExp(`\\b${Buffer.byteLength(body)}$`, 'm'));
});

test('what is for this machine alone is not there for anybody else, nor through a proxy', async () => {
  const handler = onlyThisMachine(() => new Response('figures'));
  const ask = async (peer: string | null, headers: Record<string, string> = {}): Promise<number> =>
    (await handler(new Request('http://127.0.0.1/metrics', { headers }), { peer })).status;
  for (const peer of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) assert.equal(await ask(peer), 200, peer);
  for (const peer of ['10.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', '1270.0.0.1', '', null]) {
    assert.equal(await ask(peer), 404, String(peer));
  }
  for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via', 'X-Forwarded-Host']) {
    assert.equal(await ask('127.0.0.1', { [name]: '127.0.0.1' }), 404, name);
  }
});

test('the listener tells a route who is at the other end', async () => {
  await using server = await open({
    routes: [{ path: '/metrics', handler: onlyThisMachine(() => new Response('figures')) }],
  });
  assert.equal(await (await fetch(`${server.url}/metrics`)).text(), 'figures');
  assert.equal((await fetch(`${server.url}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } })).status, 404);
});

test('a handler that fails is told of without its message, and answers nothing of it', async () => {
  const told: unknown[] = [];
  const error = new Error('a secret');
  await using server = await open({ fetch: () => Promise.reject(error), failed: (what) => void told.push(what) });
  const answer = await fetch(server.url);
  assert.equal(answer.status, 500);
  assert.equal(await answer.text(), 'Internal error');
  assert.deepEqual(told, [error]);
});

test('a listener without health checks has none', async () => {
  await using server = await open({ health: null, fetch: () => new Response('none', { status: 404 }) });
  assert.equal((await fetch(`${server.url}/readyz`)).status, 404);
});
