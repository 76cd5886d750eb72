import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { after, before, beforeEach, describe, test } from 'node:test';

import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';
import { WebSocket } from 'undici';
import { WebSocketServer } from 'ws';

import { openOutbound, type Outbound } from '#outbound/outbound.ts';
import { reach } from '#outbound/reach.ts';
import { useExtraCaCerts } from '#outbound/use-extra-ca-certs.ts';

import { authority } from '../support/proxy-certificates.ts';
import { scriptedProxy, type ScriptedProxy } from '../support/proxy-scripted.ts';
import { startTinyproxy, type Tinyproxy } from '../support/proxy-tinyproxy.ts';
import { findProgram } from '../support/real-servers.ts';

const skip =
  findProgram('tinyproxy') !== null || process.env['CI'] === 'true'
    ? false
    : 'NO TESTS WITH A REAL PROXY: there is no tinyproxy here (apt-get install tinyproxy)';

const byProxy = (https: string) => ({ https, http: null, noProxy: null });

describe('through a real proxy', { skip }, () => {
  const opened = new AsyncDisposableStack();
  // It stands for the world beyond: the real proxy hands on to it, and it alone knows the names.
  let world: ScriptedProxy;
  let port: number;
  let received: { readonly url: string; readonly type: string; readonly body: string }[];

  before(async () => {
    const ours = opened.use(authority('Autorité de Valmont'));
    useExtraCaCerts(ours.path);
    world = opened.use(await scriptedProxy());
    const server = createServer(ours.sign('DNS:slack.com', 'DNS:wss-primary.slack.com', 'IP:0.0.0.0'));
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.once('end', () => {
        const body = Buffer.concat(chunks).toString();
        received.push({ url: request.url ?? '', type: request.headers['content-type'] ?? '', body });
        response.setHeader('Content-Type', 'application/json');
        response.end('{"ok":true,"url":"wss://wss-primary.slack.com/link/?ticket=1","files":[]}');
      });
    });
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (socket) => {
      socket.on('message', (data: Buffer) => socket.send(`heard ${data.toString()}`));
      socket.send('{"type":"hello"}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    opened.defer(() => {
      sockets.clients.forEach((socket) => socket.terminate());
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    assert.ok(address !== null && typeof address === 'object');
    ({ port } = address);
    world.ports.set('slack.com:443', port).set('wss-primary.slack.com:443', port);
  });
  after(() => opened.disposeAsync());
  beforeEach(() => {
    world.asked.length = 0;
    received = [];
  });

  const asked = (): readonly string[] => world.asked.map(({ authority }) => authority);
  const through = (proxy: Tinyproxy, noProxy: string | null = null): Outbound => {
    const outbound = openOutbound({ https: proxy.url, http: null, noProxy });
    opened.use(outbound);
    return outbound;
  };

  test('goes fetch, with a form of the global kind and with a request', async () => {
    await using proxy = await startTinyproxy({ upstreamPort: world.port });
    const outbound = through(proxy);
    const body = new FormData();
    body.set('file', new Blob(['a picture']), 'a.png');
    const answer = await outbound.fetch('https://slack.com/upload', { method: 'POST', body });
    assert.equal(answer.status, 200);
    assert.equal((await outbound.fetch(new Request('https://slack.com/second'))).status, 200);
    assert.match(received[0]?.type ?? '', /^multipart\/form-data; boundary=/);
    assert.match(received[0]?.body ?? '', /filename="a\.png"[^]*a picture/);
    assert.equal(received[1]?.url, '/second');
    assert.match(proxy.log(), /CONNECT slack\.com:443/);
  });

  test('goes a WebSocket, both ways', async () => {
    await using proxy = await startTinyproxy({ upstreamPort: world.port });
    const socket = new WebSocket('wss://wss-primary.slack.com/link', { dispatcher: through(proxy).dispatcher });
    const messages: unknown[] = [];
    socket.addEventListener('message', ({ data }) => {
      messages.push(data);
      if (messages.length === 1) socket.send('a word');
      else socket.close();
    });
    await new Promise((settle) => socket.addEventListener('close', settle));
    assert.deepEqual(messages, ['{"type":"hello"}', 'heard a word']);
    assert.match(proxy.log(), /CONNECT wss-primary\.slack\.com:443/);
  });

  test('go the clients of Slack, calls and connection alike', async () => {
    await using proxy = await startTinyproxy({ upstreamPort: world.port });
    const { fetch, dispatcher } = through(proxy);
    const web = new WebClient('xoxb-a', { fetch, retryConfig: { retries: 0 } });
    assert.equal((await web.auth.test()).ok, true);
    const client = new SocketModeClient({
      appToken: 'xapp-a',
      dispatcher,
      clientOptions: { fetch },
      autoReconnectEnabled: false,
    });
    const connected = new Promise((settle) => client.once('connected', settle));
    await client.start();
    await connected;
    await client.disconnect();
    assert.deepEqual([...new Set(asked())], ['slack.com:443', 'wss-primary.slack.com:443']);
    assert.deepEqual(
      received.map(({ url }) => url),
      ['/api/auth.test', '/api/apps.connections.open'],
    );
  });

  test('is told from a proxy that wants a name and a password', async () => {
    await using proxy = await startTinyproxy({
      upstreamPort: world.port,
      user: { name: 'valmont', password: 's3cret' },
    });
    const url = new URL('https://slack.com');
    const way = { kind: 'proxy', at: proxy.place };
    const stranger = await reach(url, byProxy(proxy.url));
    assert.ok(stranger.kind === 'proxyRefused', stranger.kind);
    assert.equal(stranger.status, 407);
    const known = await reach(url, byProxy(proxy.url.replace('://', '://valmont:s3cret@')));
    assert.deepEqual(known, { way, kind: 'reached' });
  });

  test('is told from a proxy that lets nobody through to a host or a port', async () => {
    await using proxy = await startTinyproxy({ upstreamPort: world.port, refuses: ['^slack\\.com'] });
    const by = byProxy(proxy.url);
    const way = { kind: 'proxy', at: proxy.place };
    const refused = { way, kind: 'proxyRefused', status: 403 };
    assert.deepEqual(await reach(new URL('https://slack.com'), by), refused);
    assert.deepEqual(await reach(new URL('https://wss-primary.slack.com'), by), { way, kind: 'reached' });
    assert.deepEqual(await reach(new URL('https://wss-primary.slack.com:8443'), by), refused);
  });

  test('goes what NO_PROXY does not name, and nothing else', async () => {
    // An address of this machine that does not count as this machine.
    await using proxy = await startTinyproxy({ connectPorts: [port] });
    const url = `https://0.0.0.0:${port}/`;
    assert.equal((await through(proxy).fetch(url)).status, 200);
    assert.match(proxy.log(), /CONNECT 0\.0\.0\.0:/);
    const lines = proxy.log().length;
    assert.equal((await through(proxy, `0.0.0.0:${port}`).fetch(url)).status, 200);
    assert.equal(received.length, 2);
    assert.equal(proxy.log().length, lines);
  });
});
