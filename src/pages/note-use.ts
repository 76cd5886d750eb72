import type { Store } from '#storage/store.ts';

import type { SharedLink } from './link.ts';

const hourMs = 3_600_000;

/**
 * Records the hour in which a link was used: a steward sees whether it is used, but not how. A reader's request changes
 * nothing else.
 */
export async function noteUse({ db }: Pick<Store, 'db'>, { id }: Pick<SharedLink, 'id'>, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  await db.sharedLink.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: hour } }] },
    data: { lastUsedAt: hour },
  });
}
