import { createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import { newSecret, type PracticeAccount, problem, type World } from './world.ts';

const credentialsSchema = z.object({ identifier: z.string(), password: z.string() });
const claimsSchema = z.object({ scope: z.string(), sub: z.string(), exp: z.number(), jti: z.string().optional() });
const refreshSeconds = 90 * 24 * 3600;

/** Begins a session: https://docs.bsky.app/docs/api/com-atproto-server-create-session. */
export function createSession(world: World, raw: unknown): Response {
  world.logIns += 1;
  const body = credentialsSchema.safeParse(raw);
  const account = world.state.accounts.find(
    ({ did, handle }) => did === body.data?.identifier || handle === body.data?.identifier,
  );
  const isKnown = account !== undefined && account.appPassword !== null && account.appPassword === body.data?.password;
  // An account that was taken down gets the same answer as a wrong password.
  if (!isKnown || account.standing === 'takendown')
    return problem(401, 'AuthenticationRequired', 'Invalid identifier or password');
  return sessionOf(world, account);
}

/** Renews a session; a token that was used before returns the same session again. */
export function refreshSession(world: World, request: Request): Response {
  const claims = claimsOf(world, request);
  if (claims instanceof Response) return claims;
  const known = world.state.refreshTokens.find(({ id }) => id === claims.jti);
  const account = world.state.accounts.find(({ did }) => did === claims.sub);
  if (account?.standing === 'takendown') return problem(401, 'AccountTakedown', 'Account has been taken down');
  if (known === undefined || account === undefined || account.appPassword === null) return badToken();
  world.renewedBy.push(known.id);
  known.next ??= newSecret();
  return sessionOf(world, account, known.next);
}

function sessionOf(world: World, { did, handle, standing }: PracticeAccount, id: string = newSecret()): Response {
  if (!world.state.refreshTokens.some((one) => one.id === id)) world.state.refreshTokens.push({ id, did, next: null });
  world.save();
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const access = { scope: world.manners.accessScope, sub: did, iat: now, exp: now + world.manners.accessSeconds };
  const refresh = { scope: 'com.atproto.refresh', sub: did, iat: now, exp: now + refreshSeconds, jti: id };
  return Response.json({
    accessJwt: signed(world, access),
    refreshJwt: signed(world, refresh),
    handle,
    did,
    active: standing === 'open',
    ...(standing === 'open' ? {} : { status: standing }),
  });
}

/** Returns the account that a request comes from, or the answer that refuses it. */
export function accountOf(world: World, request: Request): PracticeAccount | Response {
  const claims = claimsOf(world, request);
  if (claims instanceof Response) return claims;
  const account = world.state.accounts.find(({ did }) => did === claims.sub);
  if (account === undefined || claims.scope === 'com.atproto.refresh') return badToken();
  return account;
}

/** Returns the refusal for an account that may not write; null if it may. */
export function standingProblem({ standing }: PracticeAccount): Response | null {
  switch (standing) {
    case 'open':
      return null;
    case 'takendown':
      return problem(401, 'AccountTakedown', 'Account has been taken down');
    case 'deactivated':
      return problem(401, 'AccountDeactivated', 'Account is deactivated');
  }
}

function claimsOf(world: World, request: Request): z.infer<typeof claimsSchema> | Response {
  const header = request.headers.get('authorization');
  if (header === null) return problem(401, 'AuthMissing', 'Authentication Required');
  const [head = '', body = '', signature = ''] = /^Bearer (.+)$/.exec(header)?.[1]?.split('.') ?? [];
  const [wanted, given] = [signatureOf(world, `${head}.${body}`), Buffer.from(signature)];
  if (wanted.byteLength !== given.byteLength || !timingSafeEqual(wanted, given)) return badToken();
  const claims = claimsSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  if (claims.exp * 1000 <= world.clock.now().getTime()) return problem(400, 'ExpiredToken', 'Token has expired');
  return claims;
}

function badToken(): Response {
  return problem(400, 'InvalidToken', 'Token could not be verified');
}

function signed(world: World, claims: object): string {
  const said = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${said}.${signatureOf(world, said).toString()}`;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signatureOf({ state }: World, said: string): Buffer {
  return Buffer.from(createHmac('sha256', state.secret).update(said).digest('base64url'));
}
