import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import { injectTrouble, type ChosenTrouble } from '#practice/networks/trouble.ts';

import { addSubtitles } from './add-subtitles.ts';
import { limited, type Limited, unauthorized } from './limited.ts';
import { createPost } from './create-post.ts';
import { hiddenProblem, listPosts, lookUpPost, lookUpPosts, notFoundProblem, userMetrics } from './reading.ts';
import { publicRoutes } from './public-routes.ts';
import { appendMedia, describeMedia, finishMedia, mediaStatus, startMedia } from './upload-media.ts';
import { invalid, problem, type World } from './world.ts';

type App = Hono<{ Bindings: HttpBindings }>;

/** Builds the routes: X's API, version 2, as far as a publishing client uses it, and the public pages. */
export function routes(world: World, trouble: ChosenTrouble): App {
  const app: App = new Hono();
  app.use('/2/*', injectTrouble(trouble, publishes, unauthorized));
  const run = limited(world);
  postRoutes(app, world, run);
  mediaRoutes(app, world, run);
  publicRoutes(app, world);
  app.notFound(() => problem(404, 'Not Found', 'The requested resource could not be found.'));
  app.onError((error) => {
    if (error instanceof SyntaxError) return invalid('The body is not JSON.');
    throw error;
  });
  return app;
}

function publishes(method: string, path: string): boolean {
  return method === 'POST' && path === '/2/tweets';
}

function postRoutes(app: App, world: World, run: Limited): void {
  app.get('/2/users/me', ({ req }) =>
    run(req.raw, 'me', (user) => {
      const fields = (req.query('user.fields') ?? '').split(',');
      const subscription = fields.includes('subscription_type')
        ? { subscription_type: world.manners.subscription }
        : {};
      const metrics = fields.includes('public_metrics') ? { public_metrics: userMetrics(world, user) } : {};
      const { id, name, username } = user;
      return Response.json({ data: { id, name, username, ...subscription, ...metrics } });
    }),
  );
  app.get('/2/users/by/username/:username', ({ req }) =>
    run(req.raw, 'timeline', (reader) => {
      const wanted = req.param('username').toLowerCase();
      const user = world.state.accounts.find(({ username }) => username.toLowerCase() === wanted);
      if (user === undefined) return Response.json({ errors: [notFoundProblem(req.param('username'), 'username')] });
      const { id, name, username, standing } = user;
      // A protected account's profile is public.
      const hidden = standing === 'suspended' ? hiddenProblem(user, reader, username) : null;
      if (hidden !== null) return Response.json({ errors: [hidden] });
      const isProtected = (req.query('user.fields') ?? '').split(',').includes('protected')
        ? { protected: standing === 'protected' }
        : {};
      return Response.json({ data: { id, name, username, ...isProtected } });
    }),
  );
  app.get('/2/users/:id/tweets', ({ req }) =>
    run(req.raw, 'timeline', (reader) => listPosts(world, reader, req.param('id'), new URL(req.url).searchParams)),
  );
  app.get('/2/tweets', ({ req }) => run(req.raw, 'lookUp', () => lookUpPosts(world, new URL(req.url).searchParams)));
  app.post('/2/tweets', ({ req }) =>
    run(req.raw, 'publish', async (user) => {
      if (!isJson(req.raw)) return invalid('The body must be application/json.');
      return createPost(world, user, await req.json());
    }),
  );
  app.get('/2/tweets/:id', ({ req }) =>
    run(req.raw, 'lookUp', () => lookUpPost(world, req.param('id'), new URL(req.url).searchParams)),
  );
  app.delete('/2/tweets/:id', ({ req }) =>
    run(req.raw, 'delete', (user) => {
      const post = world.state.posts.find(({ id }) => id === req.param('id'));
      if (post === undefined) return Response.json(notFoundProblem(req.param('id'), 'id'), { status: 404 });
      if (post.accountId !== user.id) return problem(403, 'Forbidden', 'You are not permitted to delete this Tweet.');
      world.state.posts.splice(world.state.posts.indexOf(post), 1);
      world.save();
      return Response.json({ data: { deleted: true } });
    }),
  );
}

function mediaRoutes(app: App, world: World, run: Limited): void {
  app.post('/2/media/upload/initialize', ({ req }) =>
    run(req.raw, 'upload', async (user) => startMedia(world, user, await req.json())),
  );
  app.post('/2/media/upload/:id/append', ({ req }) =>
    run(req.raw, 'upload', (user) => appendMedia(world, user, req.param('id'), req.raw)),
  );
  app.post('/2/media/upload/:id/finalize', ({ req }) =>
    run(req.raw, 'upload', (user) => finishMedia(world, user, req.param('id'))),
  );
  app.get('/2/media/upload', ({ req }) =>
    run(req.raw, 'upload', (user) => mediaStatus(world, user, req.query('media_id') ?? '')),
  );
  app.post('/2/media/subtitles', ({ req }) =>
    run(req.raw, 'upload', async (user) => addSubtitles(world, user, await req.json())),
  );
  app.post('/2/media/metadata', ({ req }) =>
    run(req.raw, 'upload', async (user) => describeMedia(world, user, await req.json())),
  );
}

function isJson(request: Request): boolean {
  return (request.headers.get('content-type') ?? '').startsWith('application/json');
}
