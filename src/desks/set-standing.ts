import type { LockedWhy } from '#networks/network.ts';
import { journal } from '#storage/journal.ts';
import type { Writing } from '#storage/store.ts';

export type NewStanding =
  | { readonly kind: 'active' }
  /** `until` null: until woken. */
  | { readonly kind: 'asleep'; readonly until: Date | null }
  | { readonly kind: 'paused'; readonly why: LockedWhy };

/**
 * Puts an account to sleep, wakes it, or pauses it because its network locked it. False where it stood so already, so
 * that a pause is told once. A pause does not wake, and a sleeping account stays asleep.
 */
export async function setStanding(
  w: Writing,
  request: { readonly accountId: string; readonly by: string; readonly standing: NewStanding },
): Promise<boolean> {
  const { accountId, by, standing } = request;
  const changed = await w.tx.account.updateMany(changeTo(accountId, standing, w.clock.now()));
  if (changed.count === 0) return false;
  await journal(w, {
    kind: `account.${standing.kind}`,
    deskId: null,
    draftId: null,
    actor: by,
    data: { accountId, ...standing },
  });
  return true;
}

function changeTo(id: string, standing: NewStanding, now: Date): Parameters<Writing['tx']['account']['updateMany']>[0] {
  switch (standing.kind) {
    case 'active':
      return {
        where: { id, state: { not: 'active' } },
        data: { state: 'active', pausedWhy: null, asleepUntil: null },
      };
    case 'asleep':
      return { where: { id }, data: { state: 'asleep', pausedWhy: null, asleepUntil: standing.until } };
    case 'paused':
      return {
        where: { id, OR: [{ state: 'active' }, { state: 'asleep', asleepUntil: { lte: now } }] },
        data: { state: 'paused', pausedWhy: standing.why, asleepUntil: null },
      };
  }
}
