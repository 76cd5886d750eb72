import type { PracticeAccount } from './mastodon-state.ts';
import { errorAnswer, type World } from './world.ts';

/** Who a request comes from, or the answer to one that may not be. `scope` such as "write:statuses". */
export function authorise(world: World, request: Request, scope: string): PracticeAccount | Response {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const account = world.state.accounts.find((one) => one.token === token);
  if (account === undefined) return errorAnswer(401, 'The access token is invalid');
  const [wide] = scope.split(':');
  const isWithin = account.scopes.some((given) => given === scope || given === wide);
  return isWithin ? account : errorAnswer(403, 'This action is outside the authorized scopes');
}
