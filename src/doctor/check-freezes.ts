import type { Database } from '#storage/database.ts';

import { advice, type FindingOf, type Plain, right } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface FreezeFacts {
  readonly nothingFrozen: Plain;
  /** `desk` null: everything. */
  readonly frozen: {
    readonly desk: string | null;
    readonly at: Date;
    readonly by: string;
    readonly because: string | null;
    readonly exceptEmergencies: boolean;
    /** It began with a restore, and ends below its list in the desk's channel alone. */
    readonly isAfterRestore: boolean;
  };
}

/** Lists the freezes in force, for somebody who wonders why no post leaves. */
export async function checkFreezes(db: Database | null): Promise<readonly FindingOf<FreezeFacts>[]> {
  if (db === null) return [];
  const standing = await db.freeze.findMany({
    where: { thawedAt: null },
    include: { desk: { select: { name: true } } },
    orderBy: [{ frozenAt: 'asc' }, { id: 'asc' }],
  });
  if (standing.length === 0) return [right({ code: 'nothingFrozen' })];
  return standing.map(({ desk, frozenAt: at, frozenBy: by, why: because, exceptEmergencies, afterRestore }) => {
    const about = { at, by, because, exceptEmergencies, isAfterRestore: afterRestore };
    return advice({ code: 'frozen', desk: desk?.name ?? null, ...about });
  });
}
