import type { Database } from '#storage/database.ts';

import { advice, type Finding, right } from './finding.ts';

/** Lists what is frozen, for somebody who wonders why nothing goes out. */
export async function checkFreezes(db: Database | null): Promise<readonly Finding[]> {
  if (db === null) return [];
  const standing = await db.freeze.findMany({
    where: { thawedAt: null },
    include: { desk: { select: { name: true } } },
    orderBy: { frozenAt: 'asc' },
  });
  if (standing.length === 0) return [right({ code: 'nothingFrozen' })];
  return standing.map(({ desk, frozenAt, frozenBy, why }) =>
    advice({ code: 'frozen', desk: desk?.name ?? null, at: frozenAt, by: frozenBy, because: why }),
  );
}
