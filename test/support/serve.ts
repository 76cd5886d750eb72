import { createAdaptorServer } from '@hono/node-server';

/** Serves `fetch` on a free port, by default of the loopback; `dropAll` breaks all open connections. */
export async function serve(
  fetch: (request: Request) => Response | Promise<Response>,
  host = '127.0.0.1',
): Promise<{ readonly url: string; readonly dropAll: () => void; readonly close: () => Promise<void> }> {
  const server = createAdaptorServer({ fetch });
  await new Promise<void>((settle) => server.listen(0, host, settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no address');
  const dropAll = (): void => {
    if ('closeAllConnections' in server) server.closeAllConnections();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    dropAll,
    close: async () => {
      const closed = new Promise<void>((settle) => void server.close(() => settle()));
      dropAll();
      await closed;
    },
  };
}
