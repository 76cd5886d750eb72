import type { Seen } from '#networks/bounded-dispatcher.ts';
import type { StoredSession } from '#networks/stored-session.ts';
import type { RateLimiter, ReportedLimits, RequestKind } from '#networks/rate-limiter.ts';

import { mayReach } from '#networks/may-reach.ts';
import { type Answer, type Call, request, type Way } from './request.ts';
import { refusalOf } from './refusal-of.ts';
import { reportedLimits } from './seconds-until-reset.ts';
import type { LogIn, Session, Sessions } from './sessions.ts';

/** One call in the account's session, which is opened first so that the call may name the account. */
export interface AccountCall<T> extends Omit<Call<T>, 'query' | 'body'> {
  /** Left out: `read`. */
  readonly kind?: RequestKind;
  readonly query?: (session: Session) => Call<T>['query'];
  readonly body?: (session: Session) => Call<T>['body'];
}

/** Makes one request as the account. Returns its outcome with the session that was used. */
export type Ask = <T>(
  call: AccountCall<T>,
) => Promise<Answer<T> & { readonly session?: Session; readonly reported?: ReportedLimits }>;

export interface AskOptions extends Way, LogIn {
  readonly sessions: Sessions;
  /** Where all replicas keep the account's session; null: nowhere, it stays in this process. */
  readonly kept: StoredSession | null;
  /** The account's id as `check` returned it; null if never asked. */
  readonly did: string | null;
  readonly loopbackOnly: boolean;
  /** Null: requests are not counted. */
  readonly limiter: RateLimiter | null;
  /** May use the budget reserved for publishing. */
  readonly isUrgent: boolean;
}

/** The answer to a request over the limit, as if the server had given it. */
const oneTooMany = { kind: 'status', status: 429, error: 'RateLimitExceeded', message: '' } as const;

/** Errors by which a server rejects the token before it does anything: the session is then renewed. */
const stale: readonly (string | null)[] = ['ExpiredToken', 'InvalidToken'];

/**
 * Returns a function that asks one server as one account, within its limits. Callers that publish take their own
 * rate-limit permit and receive for how long the server refuses.
 */
export function asking(options: AskOptions): Ask {
  const { limiter, clock, isUrgent } = options;
  return async ({ kind = 'read', ...call }) => {
    if (!mayReach(options.serverUrl, options.loopbackOnly)) return { kind: 'notSent', why: 'unreachable' };
    if (call.signal.aborted) return { kind: 'lost', why: 'no_answer' };
    const seen: Seen = { status: null, headers: {} };
    if (kind === 'publish') {
      const answer = await askInSession(options, call, seen, true);
      return limiter === null ? answer : { ...answer, reported: reportedLimits(seen, clock.now()) };
    }
    const permit = await limiter?.acquire(kind, isUrgent, call.withinMs);
    if (permit !== undefined && 'afterSeconds' in permit) return { ...oneTooMany, afterSeconds: permit.afterSeconds };
    const answer = await askInSession(options, call, seen);
    await permit?.release(reportedLimits(seen, clock.now()));
    return answer;
  };
}

async function askInSession<T>(
  options: AskOptions,
  call: Omit<AccountCall<T>, 'kind'>,
  seen: Seen,
  publishes = false,
): Promise<Answer<T> & { readonly session?: Session }> {
  const first = await sessionOf(options, call.signal);
  // However the login failed, the post has not left.
  if (publishes && isUnclear(first)) return { kind: 'notSent', why: 'unreachable' };
  if (first.kind !== 'answer') return first;
  const answer = await askAs(options, call, first.data, seen);
  const isStale = answer.kind === 'status' && answer.status < 500 && stale.includes(answer.error);
  if (!isStale) return answer;
  const renewed = await sessionOf(options, call.signal, first.data);
  // The first request was rejected, so nothing has left here either.
  if (publishes && isUnclear(renewed)) return { kind: 'notSent', why: 'unreachable' };
  if (renewed.kind !== 'answer') return renewed;
  Object.assign(seen, { status: null, headers: {} });
  return askAs(options, call, renewed.data, seen);
}

/** Tells whether a login failed for an unknown reason, for example because of a page in front of the server. */
function isUnclear(answer: Answer<Session>): boolean {
  return answer.kind === 'lost' || (answer.kind === 'status' && refusalOf(answer) === null);
}

/** Returns the session, provided it belongs to the account that the desk agreed on. */
async function sessionOf(options: AskOptions, signal: AbortSignal, old?: Session): Promise<Answer<Session>> {
  const ended = Promise.withResolvers<Answer<Session>>();
  const end = (): void => ended.resolve({ kind: 'lost', why: 'no_answer' });
  signal.addEventListener('abort', end, { once: true });
  // The race ends only this wait: others go on waiting for the same session.
  const answer = await Promise.race([options.sessions.of(options, options, options.kept, old), ended.promise]);
  signal.removeEventListener('abort', end);
  if (answer.kind !== 'answer' || options.did === null || answer.data.did === options.did) return answer;
  // The handle now leads to another account than the desk agreed on.
  return { kind: 'status', status: 401, error: 'OtherAccount', message: '', afterSeconds: 0 };
}

async function askAs<T>(
  options: AskOptions,
  { query, body, ...call }: Omit<AccountCall<T>, 'kind'>,
  session: Session,
  seen: Seen,
): Promise<Answer<T> & { readonly session: Session }> {
  const [asked, sent] = [query?.(session), body?.(session)];
  const whole = {
    ...call,
    ...(asked === undefined ? {} : { query: asked }),
    ...(sent === undefined ? {} : { body: sent }),
  };
  return { ...(await request(options, whole, session.accessJwt, seen)), session };
}
