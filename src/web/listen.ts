import type { AddressInfo } from 'node:net';

import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';

import { isForThisMachine } from './for-this-machine.ts';
import type { Handler, Route } from './handler.ts';
import { isForwarded } from './only-this-machine.ts';

/** Health of one part of Tambour. `/readyz` shows it, so it never holds a secret or the text of a post. */
export interface PartHealth {
  readonly part: string;
  readonly ready: boolean;
  readonly detail: string;
}

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Answers all that is neither a health check nor on a route. */
  readonly fetch: Handler;
  readonly routes?: readonly Route[];
  /** Null: no health checks here. */
  readonly health: (() => Promise<readonly PartHealth[]>) | null;
  /** Which Tambour `/healthz` tells programs of this machine that this is; none by default. */
  readonly instance?: string | null;
  /**
   * Maximum length of a body for `fetch`, in bytes; 1 MiB by default, as everywhere else. A longer one is answered by
   * 413.
   */
  readonly maxBodyBytes?: number;
  /** Receives what a handler throws; the answer is 500 and says nothing about it. */
  readonly failed?: (error: unknown) => void;
}

type Application = { readonly Bindings: HttpBindings };

const defaultMaxBodyBytes = 1024 * 1024;

/**
 * Limits against slow or oversized requests, so that no number of such connections fills the memory. A request sent
 * byte by byte is answered by 408 within ten seconds, and headers that are too large by 431:
 * https://nodejs.org/api/http.html#serverrequesttimeout.
 */
const serverOptions = {
  connectionsCheckingInterval: 1000,
  headersTimeout: 5000,
  requestTimeout: 8000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 16 * 1024,
} as const;

export type ListenOutcome =
  | { readonly kind: 'listening'; readonly url: string; readonly close: () => Promise<void> }
  | { readonly kind: 'refused'; readonly why: 'port_in_use' | 'not_allowed' | 'no_such_address' };

/** Serves HTTP: `/healthz` says that the process lives, `/readyz` that its parts work, then routes, then `fetch`. */
export async function listen(options: ListenOptions): Promise<ListenOutcome> {
  const { health, instance = null } = options;
  const app = new Hono<Application>();
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    // A client that hangs up during its own request is no failure of ours.
    if (!context.env.incoming.destroyed) options.failed?.(error);
    return context.text('Internal error', 500);
  });
  const short = bodyLimit({ maxSize: defaultMaxBodyBytes });
  if (health !== null) {
    app.get('/healthz', ({ env, req, json }) => {
      const { localAddress, remoteAddress } = env.incoming.socket;
      // A program of this machine reaches it from the address that it reaches.
      const isFromHere = localAddress === remoteAddress && !isForwarded(req.raw);
      return json({ alive: true, instance: isFromHere ? instance : null });
    });
    app.get('/readyz', async (context) => {
      if (!isForThisMachine(context.req.raw)) return context.text('Not found', 404);
      const parts = await health();
      const ready = parts.every((part) => part.ready);
      return context.json({ ready, parts }, ready ? 200 : 503);
    });
  }
  for (const { path, handler } of options.routes ?? []) {
    app.all(path, short, (context) => answer(handler, context));
  }
  const asLong = bodyLimit({ maxSize: options.maxBodyBytes ?? defaultMaxBodyBytes });
  app.all('*', asLong, (context) => answer(options.fetch, context));

  const server = createAdaptorServer({ fetch: app.fetch, serverOptions });
  const failed = await new Promise<NodeJS.ErrnoException | null>((settle) => {
    server.once('error', settle);
    server.listen(options.port, options.host, () => settle(null));
  });
  if (failed !== null) return { kind: 'refused', why: refusalOf(failed) };
  return { kind: 'listening', url: urlOf(server.address(), options.host), close: () => closing(server) };
}

function answer(handler: Handler, context: Context<Application>): Response | Promise<Response> {
  return handler(context.req.raw, { peer: context.env.incoming.socket.remoteAddress ?? null });
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
