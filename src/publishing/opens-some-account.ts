import { accountFromRow } from '#desks/account.ts';

import type { PublishingDeps } from './publishing-deps.ts';

/**
 * Whether this process's key is the one under which this database lives: it opens the token of at least one account, or
 * there is none yet.
 */
export async function opensSomeAccount({ store, networkOf }: PublishingDeps): Promise<boolean> {
  const rows = await store.db.account.findMany({ orderBy: { createdAt: 'desc' } });
  for (const row of rows) {
    const opened = await networkOf(accountFromRow(row, store.clock.now()));
    if (opened.kind === 'open') return true;
  }
  return rows.length === 0;
}
