import type { Server } from './state.ts';

/** Returns whose token that is; null where it is unknown, or where its account is closed. */
export function userForToken(server: Server, token: string | null): string | null {
  const userId = server.tokens.get(token ?? '');
  const user = server.users.get(userId ?? '');
  return user === undefined || user.deleteAt > 0 ? null : user.id;
}
