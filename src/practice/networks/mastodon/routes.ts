import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';

import { injectTrouble, type ChosenTrouble } from '#practice/networks/trouble.ts';

import { accountJson, statusJson } from './json.ts';
import { errorAnswer, isPublic, type PracticeAccount, type PracticeStatus, type World } from './world.ts';
import { limited, type Limited, limitedOrStranger } from './limited.ts';
import { editStatus, historyOf, postStatus } from './post-status.ts';
import { pinStatus, unpinStatus } from './pin-status.ts';
import { publicRoutes } from './public-routes.ts';
import { readingRoutes, timelineOf } from './reading-routes.ts';
import { describeMedia, mediaAnswer, uploadMedia } from './upload-media.ts';

type App = Hono<{ Bindings: HttpBindings }>;

const notFound = (): Response => errorAnswer(404, 'Record not found');

/** Builds the routes: Mastodon's API as far as a publishing client uses it, and the public pages. */
export function routes(world: World, trouble: ChosenTrouble): App {
  const app: App = new Hono();
  app.use(
    '/api/*',
    injectTrouble(trouble, publishes, () => errorAnswer(401, 'The access token is invalid')),
  );
  const run = limited(world);
  statusRoutes(app, world, run);
  readingRoutes(app, world, run);
  mediaRoutes(app, world, run);
  publicRoutes(app, world);
  app.notFound(() => notFound());
  app.onError((error) => {
    if (error instanceof SyntaxError) return errorAnswer(400, 'Bad Request');
    throw error;
  });
  return app;
}

function publishes(method: string, path: string): boolean {
  return (method === 'POST' || method === 'PUT') && /^\/api\/v1\/statuses(?:\/[^/]+)?$/.test(path);
}

function statusRoutes(app: App, world: World, run: Limited): void {
  const open = limitedOrStranger(world, run);
  const statusOf = (id: string): PracticeStatus | undefined => world.state.statuses.find((one) => one.id === id);
  const ownStatusOf = (id: string, account: PracticeAccount): PracticeStatus | undefined =>
    world.state.statuses.find((one) => one.id === id && one.accountId === account.id);

  app.get('/api/v1/accounts/verify_credentials', ({ req }) =>
    run(req.raw, 'read:accounts', 'read', (account) => Response.json(accountJson(world, account))),
  );
  app.get('/api/v1/accounts/lookup', ({ req }) =>
    open(req.raw, 'read:accounts', () => {
      const wanted = (req.query('acct') ?? '').toLowerCase();
      const account = world.state.accounts.find(({ username }) => username.toLowerCase() === wanted);
      return account === undefined ? notFound() : Response.json(accountJson(world, account));
    }),
  );
  app.get('/api/v2/search', ({ req }) =>
    run(req.raw, 'read:search', 'read', () => {
      const begin = (req.query('q') ?? '').toLowerCase();
      const found = world.state.accounts.filter(({ username }) => username.toLowerCase().startsWith(begin));
      return Response.json({ accounts: found.map((one) => accountJson(world, one)), statuses: [], hashtags: [] });
    }),
  );
  app.get('/api/v1/accounts/:id/statuses', ({ req }) =>
    open(req.raw, 'read:statuses', (account) => {
      if (!world.state.accounts.some(({ id }) => id === req.param('id'))) return notFound();
      const shown = timelineOf(world, account, req.param('id'), new URL(req.url).searchParams);
      return Response.json(shown.map((status) => statusJson(world, status)));
    }),
  );
  app.post('/api/v1/statuses', ({ req }) =>
    run(req.raw, 'write:statuses', 'publish', async (account) => {
      if (!isJson(req.raw)) return errorAnswer(422, "Validation failed: Text can't be blank");
      return postStatus(world, account, req.header('idempotency-key') ?? null, await req.json());
    }),
  );
  app.get('/api/v1/statuses/:id', ({ req }) =>
    open(req.raw, 'read:statuses', (account) => {
      const status = statusOf(req.param('id'));
      if (status === undefined || (account === null && !isPublic(status))) return notFound();
      return Response.json(statusJson(world, status, account ?? undefined));
    }),
  );
  app.post('/api/v1/statuses/:id/pin', ({ req }) =>
    run(req.raw, 'write:accounts', 'read', (account) => {
      const status = statusOf(req.param('id'));
      return status === undefined ? notFound() : pinStatus(world, account, status);
    }),
  );
  app.post('/api/v1/statuses/:id/unpin', ({ req }) =>
    run(req.raw, 'write:accounts', 'read', (account) => {
      const status = statusOf(req.param('id'));
      return status === undefined ? notFound() : unpinStatus(world, account, status);
    }),
  );
  app.get('/api/v1/statuses/:id/source', ({ req }) =>
    run(req.raw, 'read:statuses', 'read', (account) => {
      const status = ownStatusOf(req.param('id'), account);
      if (status === undefined) return notFound();
      return Response.json({ id: status.id, text: status.text, spoiler_text: status.spoilerText });
    }),
  );
  app.put('/api/v1/statuses/:id', ({ req }) =>
    run(req.raw, 'write:statuses', 'publish', async (account) => {
      const status = ownStatusOf(req.param('id'), account);
      if (status === undefined) return notFound();
      if (!isJson(req.raw)) return errorAnswer(422, "Validation failed: Text can't be blank");
      return editStatus(world, account, status, await req.json());
    }),
  );
  app.get('/api/v1/statuses/:id/history', ({ req }) =>
    run(req.raw, 'read:statuses', 'read', () => {
      const status = statusOf(req.param('id'));
      return status === undefined ? notFound() : historyOf(world, status);
    }),
  );
  app.delete('/api/v1/statuses/:id', ({ req }) =>
    run(req.raw, 'write:statuses', 'delete', (account) => {
      const status = ownStatusOf(req.param('id'), account);
      if (status === undefined) return notFound();
      const answer = Response.json({ ...statusJson(world, status), text: status.text });
      world.state.statuses.splice(world.state.statuses.indexOf(status), 1);
      world.save();
      return answer;
    }),
  );
}

function mediaRoutes(app: App, world: World, run: Limited): void {
  app.post('/api/v2/media', ({ req }) =>
    run(req.raw, 'write:media', 'upload', (account) => uploadMedia(world, account, req.raw)),
  );
  app.get('/api/v1/media/:id', ({ req }) =>
    run(req.raw, 'write:media', 'read', (account) => mediaAnswer(world, account, req.param('id'))),
  );
  app.put('/api/v1/media/:id', ({ req }) =>
    run(req.raw, 'write:media', 'read', async (account) => {
      const body = z.object({ description: z.string().default('') }).parse(await req.json());
      return describeMedia(world, account, req.param('id'), body.description);
    }),
  );
}

function isJson(request: Request): boolean {
  return (request.headers.get('content-type') ?? '').startsWith('application/json');
}
