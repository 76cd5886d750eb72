import { createAdaptorServer } from '@hono/node-server';

/** Serves `fetch` on a free loopback port. */
export async function serve(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createAdaptorServer({ fetch });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      const closed = new Promise<void>((settle) => void server.close(() => settle()));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
