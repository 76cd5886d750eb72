import { createAdaptorServer } from '@hono/node-server';

/** `await using` closes it, whatever failed meanwhile: Node's test runner waits for a server that stays open. */
export interface Served extends AsyncDisposable {
  readonly url: string;
  readonly dropAll: () => void;
  readonly close: () => Promise<void>;
}

/** Serves `fetch` on a free port, by default of the loopback; `dropAll` breaks all open connections. */
export async function serve(
  fetch: (request: Request) => Response | Promise<Response>,
  host = '127.0.0.1',
): Promise<Served> {
  const server = createAdaptorServer({ fetch });
  await new Promise<void>((settle) => server.listen(0, host, settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no address');
  const dropAll = (): void => {
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((settle) => void server.close(() => settle()));
    dropAll();
    await closed;
  };
  return { url: `http://127.0.0.1:${address.port}`, dropAll, close, [Symbol.asyncDispose]: close };
}
