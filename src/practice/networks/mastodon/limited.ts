import { type RateLimit, type RateState, rateWindows } from '#practice/networks/rate-windows.ts';

import { errorAnswer, type PracticeAccount, type World } from './world.ts';

/**
 * Returns the account that a request comes from, or the answer that refuses it. `scope`: for example "write:statuses".
 */
function authorise(world: World, request: Request, scope: string): PracticeAccount | Response {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const account = world.state.accounts.find((one) => one.token === token);
  if (account === undefined) return errorAnswer(401, 'The access token is invalid');
  const [wide] = scope.split(':');
  const isWithin = account.scopes.some((given) => given === scope || given === wide);
  return isWithin ? account : errorAnswer(403, 'This action is outside the authorized scopes');
}

/** Kinds of request that a server limits separately; `read`: all requests together. */
type RequestKind = 'publish' | 'upload' | 'read' | 'delete';

/** Limits of a server for each of its accounts, and the number of requests that it refused for exceeding them. */
export interface Rates {
  limits: Record<RequestKind, RateLimit>;
  refused: number;
}

/** Returns the limits of a plain server: https://docs.joinmastodon.org/api/rate-limits/. */
export function plainRates(): Rates {
  const begins = 'clock';
  return {
    limits: {
      publish: { limit: 300, windowSeconds: 3 * 3600, begins },
      upload: { limit: 30, windowSeconds: 30 * 60, begins },
      delete: { limit: 30, windowSeconds: 30 * 60, begins },
      read: { limit: 300, windowSeconds: 5 * 60, begins },
    },
    refused: 0,
  };
}

export type Limited = (
  request: Request,
  scope: string,
  kind: RequestKind,
  work: (account: PracticeAccount) => Response | Promise<Response>,
) => Promise<Response>;

/** Runs an authorised account's request within the limits, and reports a limit in the answer's headers. */
export function limited(world: World): Limited {
  const count = rateWindows(world.clock);
  return async (request, scope, kind, work) => {
    const account = authorise(world, request, scope);
    if (account instanceof Response) return account;
    const { rates } = world;
    const all = count(`read ${account.id}`, rates.limits.read);
    const own = kind === 'read' ? all : count(`${kind} ${account.id}`, rates.limits[kind]);
    const isExceeded = all.isExceeded || own.isExceeded;
    if (isExceeded) rates.refused += 1;
    const answer = isExceeded ? errorAnswer(429, 'Too many requests') : await work(account);
    const told = toldOf(kind, own, all);
    answer.headers.set('X-RateLimit-Limit', String(told.limit));
    answer.headers.set('X-RateLimit-Remaining', String(told.remaining));
    answer.headers.set('X-RateLimit-Reset', told.resetAt.toISOString().replace('Z', '000Z'));
    return answer;
  };
}

/**
 * Runs a request that strangers may also make, unless the server is closed to them. A stranger has no account and no
 * scopes.
 */
export function limitedOrStranger(
  world: World,
  run: Limited,
): (
  request: Request,
  scope: string,
  work: (reader: PracticeAccount | null) => Response | Promise<Response>,
) => Promise<Response> {
  const count = rateWindows(world.clock);
  return async (request, scope, work) => {
    if (request.headers.has('authorization')) return run(request, scope, 'read', work);
    if (world.manners.isClosed) return errorAnswer(401, 'This method requires an authenticated user');
    if (!count('strangers', world.rates.limits.read).isExceeded) return work(null);
    world.rates.refused += 1;
    return errorAnswer(429, 'Too many requests');
  };
}

/**
 * Returns the limit to report. As on Mastodon, publishing reports its own limit, and everything else the nearest one.
 */
function toldOf(kind: RequestKind, own: RateState, all: RateState): RateState {
  if (all.isExceeded || own.isExceeded) return all.isExceeded ? all : own;
  return kind === 'publish' || own.remaining <= all.remaining ? own : all;
}
