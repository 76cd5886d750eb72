import type { Store } from '#storage/store.ts';

import type { SharedLink } from './link.ts';

const hourMs = 3_600_000;

/**
 * Notes that a link was used, to the hour: a steward sees whether anybody reads by it, and not how somebody reads. It is all
 * that a reader's request changes.
 */
export async function noteUse({ db }: Pick<Store, 'db'>, { id }: Pick<SharedLink, 'id'>, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  await db.sharedLink.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: hour } }] },
    data: { lastUsedAt: hour },
  });
}
