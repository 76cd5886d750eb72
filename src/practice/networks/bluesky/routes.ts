import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import { injectTrouble, type ChosenTrouble } from '#practice/networks/trouble.ts';

import { appView } from './app-view.ts';
import { limited } from './limited.ts';
import { publicRoutes } from './public-routes.ts';
import { deleteRecord, getRecord, listRecords, putRecord, uploadBlob } from './repository.ts';
import { accountOf, createSession, refreshSession, standingProblem } from './sessions.ts';
import { invalid, type PracticeAccount, problem, type World } from './world.ts';

type App = Hono<{ Bindings: HttpBindings }>;

/** Builds the routes: the protocol as far as a publishing client uses it, and the public pages. */
export function routes(world: World, trouble: ChosenTrouble): App {
  const app: App = new Hono();
  app.use(
    '/xrpc/*',
    injectTrouble(trouble, (_, path) => path === '/xrpc/com.atproto.repo.putRecord', refuseToken),
  );
  const count = limited(world);
  app.on(['GET', 'POST'], '/xrpc/:method', async ({ req }) => {
    const method = req.param('method');
    const answer = count(method, req.header('authorization') ?? 'anybody');
    return answer ?? (req.method === 'GET' ? query(world, method, req.raw) : procedure(world, method, req.raw));
  });
  publicRoutes(app, world);
  app.notFound(() => problem(404, 'NotFound', 'Not Found'));
  app.onError((error) => {
    if (error instanceof SyntaxError) return problem(400, 'SyntaxError', error.message);
    throw error;
  });
  return app;
}

/** Builds the answer to an unknown token. */
export function refuseToken(): Response {
  return problem(401, 'AuthenticationRequired', 'Invalid identifier or password');
}

async function procedure(world: World, method: string, request: Request): Promise<Response> {
  switch (method) {
    case 'com.atproto.server.createSession':
      return createSession(world, await request.json());
    case 'com.atproto.server.refreshSession':
      return refreshSession(world, request);
    case 'com.atproto.repo.putRecord':
      return writing(world, request, async (account) => putRecord(world, account, await request.json()));
    case 'com.atproto.repo.deleteRecord':
      return writing(world, request, async (account) => deleteRecord(world, account, await request.json()));
    case 'com.atproto.repo.uploadBlob': {
      const account = accountOf(world, request);
      // The real server fails with 500 if it cannot tell who uploads.
      if (account instanceof Response)
        return request.headers.has('authorization')
          ? problem(500, 'InternalServerError', 'Internal Server Error')
          : account;
      // A deactivated account may upload, as during a migration between servers.
      return (
        (account.standing === 'takendown' ? standingProblem(account) : null) ?? uploadBlob(world, account, request)
      );
    }
    default:
      return problem(501, 'MethodNotImplemented', 'Method Not Implemented');
  }
}

async function writing(
  world: World,
  request: Request,
  work: (account: PracticeAccount) => Promise<Response>,
): Promise<Response> {
  const account = accountOf(world, request);
  if (account instanceof Response) return account;
  return standingProblem(account) ?? work(account);
}

function query(world: World, method: string, request: Request): Response {
  const asked = new URL(request.url).searchParams;
  switch (method) {
    case 'com.atproto.server.getSession': {
      const account = accountOf(world, request);
      if (account instanceof Response) return account;
      const { did, handle, standing } = account;
      return standing === 'takendown'
        ? (standingProblem(account) ?? refuseToken())
        : Response.json({ did, handle, active: standing === 'open' });
    }
    case 'com.atproto.repo.getRecord':
      return getRecord(world, asked);
    case 'com.atproto.repo.listRecords':
      return listRecords(world, asked);
    case 'com.atproto.identity.resolveHandle':
      return resolveHandle(world, asked.get('handle') ?? '');
    default:
      return passedOn(world, method, request, asked);
  }
}

/** Forwards a request to the AppView, for the server's own accounts only. */
function passedOn(world: World, method: string, request: Request, asked: URLSearchParams): Response {
  const account = accountOf(world, request);
  if (account instanceof Response) return account;
  const answer = world.manners.hasAppView ? appView(world, method, asked) : null;
  return answer ?? problem(502, 'UpstreamFailure', 'Upstream service unreachable');
}

const handleForm = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

function resolveHandle({ state }: World, handle: string): Response {
  if (!handleForm.test(handle))
    return invalid(`Invalid com.atproto.identity.resolveHandle params: Invalid handle (got "${handle}")`);
  const account = state.accounts.find((one) => one.handle === handle.toLowerCase());
  if (account !== undefined) return Response.json({ did: account.did });
  return handle.endsWith('.test')
    ? problem(400, 'HandleNotFound', 'Unable to resolve handle')
    : invalid('Unable to resolve handle');
}
