import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import { befall, type TroubleAnswers } from '#sandbox/befall.ts';
import type { RequestKind, Troubles } from '#sandbox/practice-trouble.ts';
import { rateWindows, type RateLimit } from '#sandbox/rate-windows.ts';

import { authorise, unauthorized } from './authorise.ts';
import { createPost } from './create-post.ts';
import { listPosts } from './list-posts.ts';
import { lookUpPost, lookUpPosts } from './look-up-posts.ts';
import { userMetrics } from './metrics-json.ts';
import { publicRoutes } from './public-routes.ts';
import { appendMedia, describeMedia, finishMedia, mediaStatus, startMedia } from './upload-media.ts';
import { invalid, problem, type World } from './world.ts';
import type { PracticeUser } from './x-state.ts';

type App = Hono<{ Bindings: HttpBindings }>;

/** https://docs.x.com/x-api/fundamentals/rate-limits */
const limits = {
  publish: { limit: 100, windowSeconds: 15 * 60 },
  upload: { limit: 500, windowSeconds: 15 * 60 },
  delete: { limit: 50, windowSeconds: 15 * 60 },
  read: { limit: 900, windowSeconds: 15 * 60 },
} as const satisfies Record<RequestKind, RateLimit>;

const noCredit = (): Response =>
  problem(402, 'CreditsDepleted', 'Your enrolled account does not have any credits to fulfill this request.');

const troubleAnswers: TroubleAnswers = {
  refuseToken: unauthorized,
  outOfCredit: noCredit,
  serverError: () => problem(500, 'Internal Server Error', 'Something is broken.'),
  rateLimited: (reset) =>
    problem(
      429,
      'Too Many Requests',
      'Too Many Requests',
      reset === null ? {} : { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset },
    ),
};

/** The wire: X's API, version 2, as far as a client that publishes uses it, and the pages that the public sees. */
export function routes(world: World, troubles: Troubles): App {
  const app: App = new Hono();
  app.use('/2/*', befall(troubles, kindOf, troubleAnswers));
  postRoutes(app, world, limited(world));
  mediaRoutes(app, world, limited(world));
  publicRoutes(app, world);
  app.notFound(() => problem(404, 'Not Found', 'The requested resource could not be found.'));
  app.onError((error) => {
    if (error instanceof SyntaxError) return invalid('The body is not JSON.');
    throw error;
  });
  return app;
}

function kindOf(method: string, path: string): RequestKind {
  if (path.startsWith('/2/media')) return 'upload';
  if (method === 'GET') return 'read';
  return method === 'DELETE' ? 'delete' : 'publish';
}

type Limited = (
  request: Request,
  kind: RequestKind,
  work: (user: PracticeUser) => Response | Promise<Response>,
) => Promise<Response>;

/** Runs what an authorised account asks for, within its limits and its credit. */
function limited(world: World): Limited {
  const count = rateWindows(world.clock);
  return async (request, kind, work) => {
    const user = authorise(world, request, kind !== 'read');
    if (user instanceof Response) return user;
    const rate = count(`${kind} ${user.id}`, limits[kind]);
    const headers = {
      'x-access-level': user.access,
      'x-rate-limit-limit': String(rate.limit),
      'x-rate-limit-remaining': String(rate.remaining),
      'x-rate-limit-reset': String(Math.floor(rate.resetAt.getTime() / 1000)),
    };
    if (rate.isExceeded) return problem(429, 'Too Many Requests', 'Too Many Requests', headers);
    if (world.manners.credit !== null && world.manners.credit <= 0) return noCredit();
    const answer = await work(user);
    if (answer.ok && world.manners.credit !== null) world.manners.credit -= 1;
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
    return answer;
  };
}

function postRoutes(app: App, world: World, run: Limited): void {
  app.get('/2/users/me', ({ req }) =>
    run(req.raw, 'read', (user) => {
      const fields = (req.query('user.fields') ?? '').split(',');
      const subscription = fields.includes('subscription_type')
        ? { subscription_type: world.manners.subscription }
        : {};
      const metrics = fields.includes('public_metrics') ? { public_metrics: userMetrics(world, user) } : {};
      const { id, name, username } = user;
      return Response.json({ data: { id, name, username, ...subscription, ...metrics } });
    }),
  );
  app.get('/2/users/:id/tweets', ({ req }) =>
    run(req.raw, 'read', () => listPosts(world, req.param('id'), new URL(req.url).searchParams)),
  );
  app.get('/2/tweets', ({ req }) => run(req.raw, 'read', () => lookUpPosts(world, new URL(req.url).searchParams)));
  app.post('/2/tweets', ({ req }) =>
    run(req.raw, 'publish', async (user) => {
      if (!isJson(req.raw)) return invalid('The body must be application/json.');
      return createPost(world, user, await req.json());
    }),
  );
  app.get('/2/tweets/:id', ({ req }) =>
    run(req.raw, 'read', () => lookUpPost(world, req.param('id'), new URL(req.url).searchParams)),
  );
  app.delete('/2/tweets/:id', ({ req }) =>
    run(req.raw, 'delete', (user) => {
      const post = world.state.posts.find(({ id }) => id === req.param('id'));
      if (post === undefined) return problem(404, 'Not Found', 'The requested resource could not be found.');
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
  app.post('/2/media/metadata', ({ req }) =>
    run(req.raw, 'upload', async (user) => describeMedia(world, user, await req.json())),
  );
}

function isJson(request: Request): boolean {
  return (request.headers.get('content-type') ?? '').startsWith('application/json');
}
