import type { ConfirmOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';
import { isWithin, madeAt } from '#networks/snowflake.ts';

import { isOrWas, skewMs } from './find-statuses.ts';
import { hidesEdits } from './had-text.ts';
import { ownAccount } from './own-account.ts';
import { readStatus } from './read-status.ts';
import type { Server } from './server.ts';

/**
 * Compares a post named by a person with what was sent. Even if the server does not answer, an id of Mastodon itself
 * shows when the post was made.
 */
export async function confirmStatus(
  server: Server,
  id: string,
  rendering: Rendering,
  { since, signal }: { readonly since: Date; readonly signal: AbortSignal },
): Promise<ConfirmOutcome> {
  const isOfThatTime = (at: Date): boolean => isWithin(at, { since, until: server.clock.now() }, skewMs);
  const isMastodon = !server.mayRedraw;
  const toldBy = isMastodon ? madeAt(id, 'mastodon') : null;
  if (toldBy !== null && !isOfThatTime(toldBy)) return { kind: 'notOurs', why: 'other_time' };
  const [reading, me] = await Promise.all([readStatus(server, id, signal), ownAccount(server, signal)]);
  // Other servers may know a post by another id than the one in its address.
  if (reading.kind === 'missing') return isMastodon ? { kind: 'notOurs', why: 'no_such_post' } : { kind: 'unseen' };
  if (reading.kind === 'unknown' || me.kind !== 'answer') return { kind: 'unseen' };
  const { status } = reading;
  if (status.account !== undefined && status.account.id !== me.data.id)
    return { kind: 'notOurs', why: 'other_account' };
  if (!isOfThatTime(status.createdAt)) return { kind: 'notOurs', why: 'other_time' };
  const isSame = await isOrWas(server, status, rendering, signal);
  if (typeof isSame !== 'boolean') return { kind: 'unseen' };
  if (!isSame) return hidesEdits(status) ? { kind: 'unseen' } : { kind: 'notOurs', why: 'other_words' };
  return { kind: status.account === undefined ? 'unseen' : 'seen' };
}
