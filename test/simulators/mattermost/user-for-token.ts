import type { Server } from './state.ts';

/** Whose token that is; null where it is nobody's, or was somebody's whose account is closed. */
export function userForToken(server: Server, token: string | null): string | null {
  const userId = server.tokens.get(token ?? '');
  const user = server.users.get(userId ?? '');
  return user === undefined || user.deleteAt > 0 ? null : user.id;
}
