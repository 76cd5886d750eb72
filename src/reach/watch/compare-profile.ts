import type { Profile } from '#networks/read-outcome.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { profileFrom, enqueueChange } from './outside-change.ts';

/**
 * Compares an account's profile with its last known state and notifies about a change once: from then on it is the
 * known state, whoever made it. The profile at the start of the watch is taken as it is.
 */
export async function compareProfile(work: UnitOfWork, accountId: string, now: Profile | null): Promise<void> {
  if (now === null) return;
  const { profile: kept } = await work.tx.accountWatch.findUniqueOrThrow({ where: { accountId } });
  const before = profileFrom(kept);
  if (before !== null && isSame(before, now)) return;
  await work.tx.accountWatch.update({ where: { accountId }, data: { profile: { ...now } } });
  if (before !== null) await enqueueChange(work, accountId, { kind: 'profile', before, now });
}

function isSame(one: Profile, other: Profile): boolean {
  return one.name === other.name && one.bio === other.bio && one.rest === other.rest;
}
