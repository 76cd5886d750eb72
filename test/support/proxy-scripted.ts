import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** How a proxy treats a request for a tunnel. */
export type Behaviour =
  | { readonly kind: 'tunnels' }
  | { readonly kind: 'refuses'; readonly status: number }
  | { readonly kind: 'neverAnswers' }
  | { readonly kind: 'closesAtOnce' }
  | { readonly kind: 'closesTheTunnel' };

/** A forward proxy that resolves made-up names, and fails on command. */
export interface ScriptedProxy extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Maps each `host:port` to a local port. */
  readonly ports: Map<string, number>;
  /** Requested tunnels, in order. */
  readonly asked: { readonly authority: string; readonly credentials: string | null }[];
  behaviour: Behaviour;
  /** The number of open connections to and from it. */
  connections(): number;
  /** Cuts all connections. */
  cut(): void;
}

/** Starts a proxy on a free loopback port; with `tls` clients reach it over TLS. */
export async function scriptedProxy(tls?: { readonly key: string; readonly cert: string }): Promise<ScriptedProxy> {
  const open = new Set<Duplex>();
  const keep = (socket: Duplex): void => {
    open.add(socket);
    socket.on('error', () => undefined).once('close', () => open.delete(socket));
  };
  const server = tls === undefined ? createHttpServer() : createHttpsServer(tls);
  server.on('connection', keep);
  const proxy: Omit<ScriptedProxy, 'url' | 'port'> = {
    ports: new Map(),
    asked: [],
    behaviour: { kind: 'tunnels' },
    connections: () => open.size,
    cut: () => open.forEach((socket) => socket.destroy()),
    async [Symbol.asyncDispose]() {
      proxy.cut();
      await new Promise((settle) => server.close(settle));
    },
  };
  server.on('connect', (request, client, head: Buffer) => {
    keep(client);
    const authority = request.url ?? '';
    proxy.asked.push({ authority, credentials: request.headers['proxy-authorization'] ?? null });
    const { behaviour } = proxy;
    switch (behaviour.kind) {
      case 'neverAnswers':
        // Keeps reading, so that it notices the other side leaving.
        return void client.resume().once('end', () => client.destroy());
      case 'closesAtOnce':
        return void client.destroy();
      case 'closesTheTunnel':
        return void client.end('HTTP/1.1 200 OK\r\n\r\n');
      case 'refuses':
        // Keeps the connection open, as a proxy may: the other side has to leave.
        client.write(`HTTP/1.1 ${behaviour.status} No\r\nContent-Length: 2\r\n\r\nno`);
        return void client.resume().once('end', () => client.destroy());
      case 'tunnels':
        return tunnel(client, head, proxy.ports.get(authority) ?? null, keep);
    }
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no address');
  const url = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`;
  return Object.assign(proxy, { url, port: address.port });
}

function tunnel(client: Duplex, head: Buffer, port: number | null, keep: (socket: Socket) => void): void {
  if (port === null) return void client.end('HTTP/1.1 502 No such host\r\n\r\n');
  const upstream = connect({ host: '127.0.0.1', port });
  keep(upstream);
  upstream.once('connect', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.byteLength > 0) upstream.write(head);
    upstream.pipe(client).pipe(upstream);
  });
  upstream.once('close', () => client.destroy());
  client.once('close', () => upstream.destroy());
}
