import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

/** A practice network that listens. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves an application on `host`; port 0 takes any free one. Throws if the port is not available. */
export async function listenPractice(
  app: Hono<{ Bindings: HttpBindings }>,
  port: number,
  host: string,
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((settle, fail) => {
    server.once('error', fail);
    server.listen(port, host, settle);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a practice network has no address');
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () =>
      new Promise((settle) => {
        server.close(() => settle());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
