import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';

import { notSignedIn, Refusal } from './refusal.ts';
import type { Server } from './state.ts';
import type { Trouble, Troubles } from './troubles.ts';
import { userForToken } from './user-for-token.ts';

export interface Surroundings {
  readonly Bindings: HttpBindings;
  /** The person who sends the request. */
  readonly Variables: { userId: string };
}

export type Routes = Hono<Surroundings>;

const base = '/api/v4';
const openRoutes =
  /^(GET \/system\/ping|GET \/(config|license)\/client|POST \/actions\/dialogs\/open|POST \/users\/login)$/;
const page = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

/** Makes the HTTP server: `routes` behind the sign-in, with Mattermost's errors, headers and troubles. */
export function createFront(server: Server, troubles: Troubles, routes: readonly Routes[], hooks: Routes): Routes {
  const app: Routes = new Hono();
  app.use(`${base}/*`, injectTrouble(server, troubles), async (context, next) => {
    const path = context.req.path.slice(base.length);
    const token = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? null;
    const userId = userForToken(server, token);
    if (userId === null && !openRoutes.test(`${context.req.method} ${path}`)) throw notSignedIn();
    context.set('userId', userId ?? '');
    if (path !== '/files' && bytesIn(context.req.raw) > server.config.MaximumPayloadSizeBytes)
      throw new Refusal(413, 'api.context.request_body_too_large.app_error');
    await next();
    const isJson = (context.req.header('content-type') ?? '').includes('json');
    server.calls.push({
      method: context.req.method,
      path: `${path}${new URL(context.req.url).search}`,
      body: isJson ? await context.req.json().catch(() => null) : null,
      status: context.res.status,
    });
  });
  for (const one of routes) app.route(base, one);
  app.route('/', hooks);
  // The web client, which opens in any browser. HEAD gets the same answer.
  app.get('/', (context) => context.html('<!doctype html><title>Mattermost</title>'));
  app.notFound((context) => {
    server.complaints.push(`no route ${context.req.method} ${context.req.path}`);
    return context.json(errorBody(new Refusal(404, 'api.context.404.app_error')), 404);
  });
  app.onError((error) => {
    const isRefusal = error instanceof Refusal;
    if (!isRefusal) server.complaints.push(`the simulator failed: ${error.stack ?? String(error)}`);
    const refusal = isRefusal ? error : new Refusal(500, 'simulator.failed');
    return Response.json(errorBody(refusal), { status: refusal.status });
  });
  return app;
}

/** Returns the body's length as the request declares it. */
function bytesIn({ headers }: Request): number {
  return Number(headers.get('content-length') ?? '0');
}

/** Builds an error as https://developers.mattermost.com/api-documentation/ says, without developers' details. */
function errorBody(refusal: Refusal): object {
  return {
    id: refusal.id,
    message: `Something is wrong: ${refusal.id}.`,
    detailed_error: '',
    request_id: randomUUID().replaceAll('-', '').slice(0, 26),
    status_code: refusal.status,
  };
}

function injectTrouble(server: Server, troubles: Troubles): ReturnType<typeof createMiddleware<Surroundings>> {
  return createMiddleware<Surroundings>(async (context, next) => {
    const cut = (): Response => {
      context.env.incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    };
    if (server.isCut) return cut();
    const trouble = troubles.take(context.req.method, context.req.path.slice(base.length));
    const instead = trouble === null ? null : insteadOf(server, trouble, cut);
    if (instead !== null) return instead;
    await next();
    if (trouble?.kind === 'late') await pause(trouble.afterMs);
    if (trouble?.kind === 'loseAnswer' || server.isCut) {
      const lost = cut();
      context.res = undefined;
      context.res = lost;
      return undefined;
    }
    context.header('Date', new Date(server.now()).toUTCString());
    context.header('X-Version-Id', `${server.version}.${server.version}.0123456789abcdef.${String(server.hasLicence)}`);
    context.header('X-Request-Id', randomUUID().replaceAll('-', '').slice(0, 26));
    return undefined;
  });
}

/** Returns the answer that replaces the server's; null where the server does its work. */
function insteadOf(server: Server, trouble: Trouble, cut: () => Response): Response | null {
  const html = { 'Content-Type': 'text/html; charset=utf-8' };
  switch (trouble.kind) {
    case 'loseAnswer':
    case 'late':
      return null;
    case 'loseRequest':
      return cut();
    case 'rateLimited':
      return new Response('limit exceeded\n', {
        status: 429,
        headers: {
          'Content-Type': 'text/plain; charset=utf-8',
          Date: new Date(server.now()).toUTCString(),
          'X-Ratelimit-Limit': '10',
          'X-Ratelimit-Remaining': '0',
          'X-Ratelimit-Reset': String(trouble.resetSeconds),
          'Retry-After': String(trouble.resetSeconds),
        },
      });
    case 'status':
      return new Response('upstream connect error', { status: trouble.status });
    case 'html':
      return new Response(page, { status: trouble.status, headers: html });
    case 'redirect':
      return new Response(null, { status: 302, headers: { Location: trouble.to } });
    case 'huge':
      return new Response(`{"padding":"${'x'.repeat(40_000_000)}"}`, {
        headers: { 'Content-Type': 'application/json' },
      });
  }
}
