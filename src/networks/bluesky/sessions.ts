import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Seen } from '#networks/bounded-dispatcher.ts';
import type { KeptSession, Renewed } from '#networks/kept-session.ts';

import { type Answer, request, type Unanswered, type Way } from './request.ts';

/** The account's own password for programs, and by what the server knows the account. */
export interface LogIn {
  /** A handle without "@", or an account's id. */
  readonly identifier: string;
  readonly appPassword: string;
}

/** An account that is logged in. */
export interface Session {
  readonly did: string;
  readonly handle: string;
  readonly accessJwt: string;
  readonly refreshJwt: string;
}

/**
 * The sessions of one process, by account: each logs in once and is refreshed from then on, however many ask at once,
 * since a server lets an account log in 300 times a day.
 */
export interface Sessions {
  /**
   * Returns the account's session, refreshed where it ends soon. `kept`: where all replicas keep it, null if they keep
   * none. `stale`: one that the server did not take any more.
   */
  of(way: Way, logIn: LogIn, kept: KeptSession | null, stale?: Session): Promise<Answer<Session>>;
}

interface Known {
  session: Session | null;
  underWay: Promise<Answer<Session>> | null;
  /** The server did not take the password; until then it is not asked again. */
  refused: { readonly answer: Unanswered; readonly untilMonotonicMs: number } | null;
}

const sessionSchema = z.object({
  did: z.string().regex(/^did:[a-z]+:[A-Za-z0-9._:%-]{1,200}$/),
  handle: z.string().max(300),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
});
const refusedSchema = z.object({ error: z.string().nullable(), message: z.string(), at: z.number() });
/** What is kept for all replicas. `of`: the log-in that it came of, so that another password begins anew. */
const keptSchema = z.object({
  of: z.string(),
  session: sessionSchema.nullable(),
  refused: refusedSchema.nullable(),
});
const claimsSchema = z.object({ exp: z.number() });
const logInWithinMs = 15_000;
const refusedForMs = 5 * 60_000;
/** A session that ends within this is refreshed first, so that no request that publishes meets its end. */
const endsSoonMs = 2 * 60_000;

/** Opens the sessions of one process: none yet. */
export function openSessions(): Sessions {
  const all = new Map<string, Known>();
  return {
    of(way, logIn, kept, stale) {
      // By the password as well: another one begins anew.
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
  readonly kept: KeptSession | null;
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
    // Another replica asked a moment ago: an account may try its password 300 times a day, on all of them together.
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

/** Returns what is kept of this log-in: nothing where it came of another one, or where it is not as it is kept here. */
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
  // Where the server does not answer, a session may be good still; where it says no, the password has to prove itself.
  const isOver = refreshed?.kind === 'status' && refreshed.status < 500 && refreshed.status !== 429;
  return refreshed === null || isOver ? begin(way, logIn) : refreshed;
}

function begin(way: Way, { identifier, appPassword: password }: LogIn): Promise<Answer<Session>> {
  return ask(way, 'com.atproto.server.createSession', { identifier: identifier.replace(/^@/u, ''), password }, null);
}

function refresh(way: Way, refreshJwt: string): Promise<Answer<Session>> {
  return ask(way, 'com.atproto.server.refreshSession', null, refreshJwt);
}

/** Asks with a wait of its own: whoever came first may wait no longer, and others wait for the same answer. */
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

function endsSoon({ accessJwt }: Session, { clock }: Way): boolean {
  const [, claims = ''] = accessJwt.split('.');
  try {
    const { exp } = claimsSchema.parse(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')));
    return exp * 1000 - clock.now().getTime() < endsSoonMs;
  } catch {
    // A token that says nothing of its end is used until the server does not take it.
    return false;
  }
}
