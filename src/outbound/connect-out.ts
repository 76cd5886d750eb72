import { request as httpRequest } from 'node:http';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';

import { hostOf, isTls, placeOf, portOf } from './address.ts';
import { NotConnected, whyNoProxy, whyNotConnected } from './not-connected.ts';
import type { Way } from './way-to.ts';

const keepAliveAfterMs = 60_000;

/**
 * Opens a connection to a host by the given way, ready for a request: through a proxy's tunnel if there is one, and
 * with TLS negotiated and trusted. Throws `NotConnected` on any failure, after `withinMs` at the latest.
 */
export async function connectOut(url: URL, way: Way, withinMs: number): Promise<Socket> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), withinMs);
  try {
    const tunnel = way.kind === 'proxy' ? await throughProxy(url, way.proxy, ending.signal) : null;
    if (way.kind === 'direct' && way.addresses !== undefined) return await toOneOf(url, way.addresses, ending.signal);
    return await toHost(url, tunnel, ending.signal);
  } finally {
    clearTimeout(timer);
  }
}

async function throughProxy(url: URL, proxy: URL, signal: AbortSignal): Promise<Socket> {
  try {
    const socket = await opened(proxy, null, signal);
    const status = await askForTunnel(socket, { url, proxy, signal });
    if (status >= 200 && status < 300) return socket;
    socket.destroy();
    throw new NotConnected({ kind: 'proxyRefused', status }, placeOf(proxy));
  } catch (error) {
    if (error instanceof NotConnected) throw error;
    throw new NotConnected(whyNoProxy(error), placeOf(proxy), error);
  }
}

/** Connects to the first of a host's addresses that takes the connection. */
async function toOneOf(url: URL, addresses: readonly string[], signal: AbortSignal): Promise<Socket> {
  let failed: unknown;
  for (const address of addresses) {
    try {
      return await opened(url, null, signal, address);
    } catch (error) {
      failed = error;
    }
  }
  throw new NotConnected(whyNotConnected(failed), placeOf(url), failed);
}

async function toHost(url: URL, tunnel: Socket | null, signal: AbortSignal): Promise<Socket> {
  if (tunnel !== null && !isTls(url)) return tunnel;
  try {
    return await opened(url, tunnel, signal);
  } catch (error) {
    throw new NotConnected(whyNotConnected(error), placeOf(url), error);
  }
}

/** Opens the connection itself, through `tunnel` if there is one, and to `address`, if given, without a name lookup. */
async function opened(url: URL, tunnel: Socket | null, signal: AbortSignal, address?: string): Promise<Socket> {
  const name = hostOf(url);
  const at = { host: address ?? name, port: portOf(url) };
  const socket: Socket | TLSSocket = isTls(url)
    ? connectTls({
        ...at,
        ALPNProtocols: ['http/1.1'],
        ...(isIP(name) === 0 ? { servername: name } : {}),
        ...(tunnel === null ? {} : { socket: tunnel }),
      })
    : connectTcp(at);
  // The later owner adds a listener of its own. Until then an error must not end the process.
  socket.on('error', () => undefined);
  socket.setNoDelay(true).setKeepAlive(true, keepAliveAfterMs);
  try {
    signal.throwIfAborted();
    await new Promise<void>((settle, fail) => {
      socket.once(isTls(url) ? 'secureConnect' : 'connect', settle).once('error', fail);
      socket.once('close', () => fail(Object.assign(new Error('closed before it stood'), { code: 'ECONNRESET' })));
      signal.addEventListener('abort', () => fail(signal.reason), { once: true });
    });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/**
 * Asks a proxy, over an open connection, for a tunnel to a host, and resolves to the status of its answer. With 2xx the
 * connection becomes the tunnel. See https://www.rfc-editor.org/rfc/rfc9110#name-connect.
 */
async function askForTunnel(
  socket: Socket,
  { url, proxy, signal }: { readonly url: URL; readonly proxy: URL; readonly signal: AbortSignal },
): Promise<number> {
  const authority = placeOf(url);
  return new Promise((settle, fail) => {
    const request = httpRequest({
      method: 'CONNECT',
      path: authority,
      headers: { Host: authority, Connection: 'keep-alive', 'Proxy-Connection': 'keep-alive', ...credentialsOf(proxy) },
      setDefaultHeaders: false,
      createConnection: () => socket,
      signal,
    });
    request.once('connect', (response) => settle(response.statusCode ?? 0));
    request.once('error', fail);
    request.end();
  });
}

function credentialsOf({ username, password }: URL): { readonly 'Proxy-Authorization'?: string } {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'Proxy-Authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
