import type { Database } from '#storage/database.ts';

import { advice, type Finding, right } from './finding.ts';

/** Milliseconds that the watch may be behind before somebody should know. A server may be away for a while. */
const quietMs = 3_600_000;

/** Checks that every account of a desk is watched for posts that Tambour did not make. */
export async function checkWatch(db: Database | null, now: Date): Promise<readonly Finding[]> {
  if (db === null) return [];
  const accounts = await db.account.findMany({
    where: { practice: false, desks: { some: {} } },
    select: { handle: true, network: true, watch: true },
    orderBy: { createdAt: 'asc' },
  });
  const behind = accounts.flatMap(({ handle, network, watch }): readonly Finding[] => {
    // That of Mastodon begins with the next start.
    if (watch === null) return network === 'x' ? [advice({ code: 'xNotWatched', handle })] : [];
    const since = watch.readUntil ?? watch.beganAt;
    return now.getTime() - since.getTime() > quietMs ? [advice({ code: 'accountNotWatched', handle, since })] : [];
  });
  const watched = accounts.filter(({ watch }) => watch !== null).length;
  return behind.length === 0 && watched > 0 ? [right({ code: 'accountsWatched', count: watched })] : behind;
}
