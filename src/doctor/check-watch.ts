import { networkSchema } from '#desks/account.ts';
import { type NetworkFacts, networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Database } from '#storage/database.ts';

import { advice, type FindingOf, right } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface WatchFacts {
  readonly accountsWatched: { readonly count: number };
  readonly accountNotWatched: { readonly handle: string; readonly since: Date };
  /** `setting`: the one that turns on reading, for money. */
  readonly billedNotWatched: { readonly handle: string; readonly network: NetworkKind; readonly setting: string };
}

/** Milliseconds that the watch may lag before somebody should know. A server may be down for a while. */
const quietMs = 3_600_000;

/** Checks that every account of a desk is watched for posts that Tambour did not make. */
export async function checkWatch(db: Database | null, now: Date): Promise<readonly FindingOf<WatchFacts>[]> {
  if (db === null) return [];
  const accounts = await db.account.findMany({
    where: { practice: false, desks: { some: {} } },
    select: { handle: true, network: true, watch: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const behind = accounts.flatMap(({ handle, network, watch }): readonly FindingOf<WatchFacts>[] => {
    if (watch === null) return unwatched(handle, networkSchema.parse(network));
    const since = watch.readUntil ?? watch.beganAt;
    return now.getTime() - since.getTime() > quietMs ? [advice({ code: 'accountNotWatched', handle, since })] : [];
  });
  const watched = accounts.filter(({ watch }) => watch !== null).length;
  return behind.length === 0 && watched > 0 ? [right({ code: 'accountsWatched', count: watched })] : behind;
}

/** Explains why an account is not watched yet; where reading is free, watching begins with the next start. */
function unwatched(handle: string, network: NetworkKind): readonly FindingOf<WatchFacts>[] {
  const { switches }: Pick<NetworkFacts, 'switches'> = networkKinds[network];
  return switches === null ? [] : [advice({ code: 'billedNotWatched', handle, network, setting: switches.reading })];
}
