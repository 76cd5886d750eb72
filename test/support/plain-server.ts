import { createServer, type RequestListener } from 'node:http';

/** A server on a free loopback port that answers with `answer`, and ends with the test. */
export interface PlainServer extends AsyncDisposable {
  readonly url: string;
}

/** Starts a server, for answers that no framework would give. */
export async function plainServer(answer: RequestListener): Promise<PlainServer> {
  const server = createServer(answer);
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((settle) => server.close(() => settle()));
      server.closeAllConnections();
      await closed;
    },
  };
}
