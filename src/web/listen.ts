import type { AddressInfo } from 'node:net';

import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

/** How one part of Tambour is: shown by `/readyz`, so never a secret and no text of a post. */
export interface PartHealth {
  readonly part: string;
  readonly ready: boolean;
  readonly detail: string;
}

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Answers all that is not a health check. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly health: () => Promise<readonly PartHealth[]>;
}

export type ListenOutcome =
  | { readonly kind: 'listening'; readonly url: string; readonly close: () => Promise<void> }
  | { readonly kind: 'refused'; readonly why: 'port_in_use' | 'not_allowed' | 'no_such_address' };

/** Serves HTTP: `/healthz` says that the process lives, `/readyz` that its parts work, the rest is `fetch`'s. */
export async function listen(options: ListenOptions): Promise<ListenOutcome> {
  const app = new Hono();
  app.get('/healthz', (context) => context.json({ alive: true }));
  app.get('/readyz', async (context) => {
    const parts = await options.health();
    const ready = parts.every((part) => part.ready);
    return context.json({ ready, parts }, ready ? 200 : 503);
  });
  app.all('*', (context) => options.fetch(context.req.raw));

  const server = createAdaptorServer({ fetch: app.fetch });
  const failed = await new Promise<NodeJS.ErrnoException | null>((settle) => {
    server.once('error', settle);
    server.listen(options.port, options.host, () => settle(null));
  });
  if (failed !== null) return { kind: 'refused', why: refusalOf(failed) };
  return { kind: 'listening', url: urlOf(server.address(), options.host), close: () => closing(server) };
}

type Server = ReturnType<typeof createAdaptorServer>;

function refusalOf(error: NodeJS.ErrnoException): 'port_in_use' | 'not_allowed' | 'no_such_address' {
  if (error.code === 'EADDRINUSE') return 'port_in_use';
  if (error.code === 'EACCES') return 'not_allowed';
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return 'no_such_address';
  throw new Error('the web listener did not start', { cause: error });
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') throw new Error('the web listener has no address');
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}

async function closing(server: Server): Promise<void> {
  await new Promise<void>((settle) => {
    server.close(() => settle());
    // Event streams stay open for ever: they end with the process that feeds them.
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
