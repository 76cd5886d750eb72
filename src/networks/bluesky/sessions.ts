import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Seen } from '#networks/bounded-dispatcher.ts';
import type { StoredSession, Renewed } from '#networks/stored-session.ts';

import { type Answer, request, type Unanswered, type Way } from './request.ts';

/** The account's app password, and the name by which the server knows the account. */
export interface LogIn {
  /** A handle without "@", or an account's id. */
  readonly identifier: string;
  readonly appPassword: string;
}

/** An open session of an account. */
export interface Session {
  readonly did: string;
  readonly handle: string;
  readonly accessJwt: string;
  readonly refreshJwt: string;
}

/**
 * The sessions of one process, by account. Each account logs in once and is then refreshed, however many calls there
 * are at once: a server allows 300 logins a day.
 */
export interface Sessions {
  /**
   * Returns the account's session, refreshed if it ends soon. `kept`: where all replicas keep it, null if they do not.
   * `stale`: a session that the server no longer accepts.
   */
  of(way: Way, logIn: LogIn, kept: StoredSession | null, stale?: Session): Promise<Answer<Session>>;
}

interface Known {
  session: Session | null;
  underWay: Promise<Answer<Session>> | null;
  /** The server rejected the password; it is not tried again until then. */
  refused: { readonly answer: Unanswered; readonly untilMonotonicMs: number } | null;
}

const sessionSchema = z.object({
  did: z.string().regex(/^did:[a-z]+:[A-Za-z0-9._:%-]{1,200}$/),
  handle: z.string().max(300),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
});
const refusedSchema = z.object({ error: z.string().nullable(), message: z.string(), at: z.number() });
/** Shared by all replicas. `of`: hash of the login, so that a new password starts afresh. */
const keptSchema = z.object({
  of: z.string(),
  session: sessionSchema.nullable(),
  refused: refusedSchema.nullable(),
});
const claimsSchema = z.object({ exp: z.number().nullish(), scope: z.string().nullish() });
const logInWithinMs = 15_000;
const refusedForMs = 5 * 60_000;
/** A session that ends this soon is refreshed first, so that no publishing request meets its end. */
const endsSoonMs = 2 * 60_000;

/** Opens the sessions of one process, empty at first. */
export function openSessions(): Sessions {
  const all = new Map<string, Known>();
  return {
    of(way, logIn, kept, stale) {
      // The key includes the password: a new one starts afresh.
      const key = createHash('sha256')
        .update(JSON.stringify([way.serverUrl, logIn.identifier, logIn.appPassword]))
        .digest('base64');
      const known = all.get(key) ?? { session: null, underWay: null, refused: null };
      all.set(key, known);
      const { session, refused } = known;
      if (session !== null && session !== stale && !endsSoon(session, way))
        return Promise.resolve({ kind: 'answer', data: session });
      if (refused !== null && way.clock.monotonicMs() < refused.untilMonotonicMs)
        return Promise.resolve(refused.answer);
      known.underWay ??= renewFor(way, { logIn, key, known, kept, stale }).finally(() => {
        known.underWay = null;
      });
      return known.underWay;
    },
  };
}

interface Renewal {
  readonly logIn: LogIn;
  readonly key: string;
  readonly known: Known;
  readonly kept: StoredSession | null;
  readonly stale: Session | undefined;
}

async function renewFor(way: Way, { logIn, key, known, kept, stale }: Renewal): Promise<Answer<Session>> {
  const renew = (session: Session | null): Promise<Answer<Session>> => renewed(way, logIn, session);
  const answer = kept === null ? await renew(known.session) : await kept.renew(takeOrRenew);
  if (answer.kind === 'answer') {
    known.session = answer.data;
    known.refused = null;
  } else if (isRefused(answer)) {
    known.session = null;
    known.refused = { answer, untilMonotonicMs: way.clock.monotonicMs() + refusedForMs };
  }
  return answer;

  async function takeOrRenew(text: string | null): Promise<Renewed<Answer<Session>>> {
    const { session, refused } = keptOf(text, key);
    const nowMs = way.clock.now().getTime();
    // Another replica just asked: an account may log in 300 times a day, on all replicas together.
    if (refused !== null && refused.at <= nowMs && nowMs < refused.at + refusedForMs) {
      const { error, message } = refused;
      return { keep: null, result: { kind: 'status', status: 401, error, message, afterSeconds: 0 } };
    }
    const isGood = session !== null && session.accessJwt !== stale?.accessJwt && !endsSoon(session, way);
    if (isGood) return { keep: null, result: { kind: 'answer', data: session } };
    const result = await renew(session ?? known.session);
    if (result.kind === 'answer') return { keep: keep({ of: key, session: result.data, refused: null }), result };
    if (!isRefused(result)) return { keep: null, result };
    const { error, message } = result;
    return { keep: keep({ of: key, session: null, refused: { error, message, at: nowMs } }), result };
  }
}

/** Returns what is kept of this login; nothing if it is of another login or has another shape. */
function keptOf(text: string | null, key: string): Pick<z.infer<typeof keptSchema>, 'session' | 'refused'> {
  const none = { session: null, refused: null };
  if (text === null) return none;
  const { data } = keptSchema.safeParse(JSON.parse(text));
  return data?.of === key ? data : none;
}

function keep(kept: z.infer<typeof keptSchema>): string {
  return JSON.stringify(kept);
}

function isRefused(answer: Unanswered): answer is Extract<Unanswered, { kind: 'status' }> {
  return answer.kind === 'status' && answer.status === 401;
}

async function renewed(way: Way, logIn: LogIn, session: Session | null): Promise<Answer<Session>> {
  const refreshed = session === null ? null : await refresh(way, session.refreshJwt);
  // Without an answer the session may still be good; after a refusal only the password helps.
  const isOver = refreshed?.kind === 'status' && refreshed.status < 500 && refreshed.status !== 429;
  return refreshed === null || isOver ? begin(way, logIn) : refreshed;
}

function begin(way: Way, { identifier, appPassword: password }: LogIn): Promise<Answer<Session>> {
  return ask(way, 'com.atproto.server.createSession', { identifier: identifier.replace(/^@/u, ''), password }, null);
}

function refresh(way: Way, refreshJwt: string): Promise<Answer<Session>> {
  return ask(way, 'com.atproto.server.refreshSession', null, refreshJwt);
}

/** Asks with its own timeout: the first caller may give up while others wait for the same answer. */
function ask(
  way: Way,
  method: string,
  body: Readonly<Record<string, unknown>> | null,
  token: string | null,
): Promise<Answer<Session>> {
  const seen: Seen = { status: null, headers: {} };
  const signal = AbortSignal.timeout(logInWithinMs);
  return request(way, { method, body, schema: sessionSchema, signal, withinMs: logInWithinMs }, token, seen);
}

/**
 * Tells whether a session was begun with the account's own password; one of an app password has the scope
 * `com.atproto.appPass` or `com.atproto.appPassPrivileged`.
 */
export function isOfOwnPassword(session: Session): boolean {
  return claimsOf(session).scope === 'com.atproto.access';
}

function endsSoon(session: Session, { clock }: Way): boolean {
  const { exp } = claimsOf(session);
  // A token without an end is used until the server rejects it.
  return typeof exp === 'number' && exp * 1000 - clock.now().getTime() < endsSoonMs;
}

/** Returns what the server wrote into the token; nothing if it cannot be read, as a server may seal its tokens. */
function claimsOf({ accessJwt }: Session): z.infer<typeof claimsSchema> {
  const [, claims = ''] = accessJwt.split('.');
  try {
    return claimsSchema.parse(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')));
  } catch {
    return {};
  }
}
