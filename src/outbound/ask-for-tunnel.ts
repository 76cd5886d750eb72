import { request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';

import { placeOf } from './address.ts';

/**
 * Asks a proxy, over an open connection, for a tunnel to a host, and resolves to the status of its answer. With 2xx the
 * connection becomes the tunnel. See https://www.rfc-editor.org/rfc/rfc9110#name-connect.
 */
export async function askForTunnel(
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
