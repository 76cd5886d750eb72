import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { lockKeeping } from './keeping.ts';
import { enqueueKeepingNotice } from './keeping-notice.ts';

export type LogInOutcome =
  | { readonly kind: 'noted'; readonly at: Date }
  /** Somebody has recorded one since then. */
  | { readonly kind: 'already'; readonly by: string; readonly at: Date }
  /** The person is neither the keeper, nor the deputy, nor a steward. */
  | { readonly kind: 'notYours' }
  | { readonly kind: 'nobodyKeeps' };

/**
 * Records that somebody has logged in to an account, in answer to a message of the period that began at `periodFrom`.
 * Redraws the messages that asked for it, and starts a new period.
 */
export async function noteLogIn(
  work: UnitOfWork,
  request: {
    readonly accountId: string;
    readonly deskId: string;
    readonly periodFrom: Date;
    readonly by: { readonly id: string; readonly name: string; readonly isSteward: boolean };
  },
): Promise<LogInOutcome> {
  const { accountId, deskId, periodFrom, by } = request;
  const keeping = await lockKeeping(work.tx, accountId);
  if (keeping === null || keeping.deskId !== deskId) return { kind: 'nobodyKeeps' };
  const { keeper, deputy, lastLoggedInAt, loggedInBy } = keeping;
  if (!by.isSteward && by.id !== keeper && by.id !== deputy) return { kind: 'notYours' };
  if (lastLoggedInAt !== null && lastLoggedInAt > periodFrom) {
    return { kind: 'already', by: loggedInBy ?? keeper, at: lastLoggedInAt };
  }
  const now = work.clock.now();
  const data = { lastLoggedInAt: now, loggedInBy: by.id, periodFrom: now, notifiedDay: 0 };
  await work.tx.keeping.update({ where: { accountId }, data });
  const entry = { accountId, at: now, name: by.name };
  await journal(work, { kind: 'keeping.loggedIn', deskId, draftId: null, actor: by.id, data: entry });
  const openSince = (lastLoggedInAt ?? new Date(0)).toISOString();
  const about = { accountId, at: now.toISOString(), by: by.id, openSince };
  await enqueueKeepingNotice(work, { kind: 'keeping.loggedIn', deskId, data: about });
  return { kind: 'noted', at: now };
}
