import { connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';

/** A TLS front for a server that does not speak TLS. */
export interface TlsFront extends AsyncDisposable {
  readonly port: number;
}

/** Puts TLS in front of a server on this machine, on a free loopback port. */
export async function tlsFront(
  certificate: { readonly key: string; readonly cert: string },
  behindUrl: string,
): Promise<TlsFront> {
  const open = new Set<Socket>();
  const server = createServer({ ...certificate, ALPNProtocols: ['http/1.1'] }, (client) => {
    const behind = connect({ host: '127.0.0.1', port: Number(new URL(behindUrl).port) });
    for (const [socket, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      open.add(socket);
      socket
        .on('error', () => undefined)
        .once('close', () => {
          open.delete(socket);
          other.destroy();
        });
    }
    client.pipe(behind).pipe(client);
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the front has no address');
  return {
    port: address.port,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((settle) => server.close(settle));
      open.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
