import type { UnitOfWork } from '#storage/store.ts';

import { enqueueDraftNotice } from './draft-notice.ts';

const mostAtOnce = 50;

/**
 * Enqueues a redraw of the cards of desks' waiting drafts if an absence has begun or ended since the last run: it
 * changes who could approve them. Two simultaneous runs share the work.
 */
export async function turnAbsences(work: UnitOfWork): Promise<void> {
  const now = work.clock.now();
  const turned = await work.tx.$queryRaw<{ id: string; deskId: string; endsAt: Date }[]>`
    SELECT "id", "deskId", COALESCE("endedAt", "toAt") AS "endsAt" FROM "Absence"
    WHERE "turnAt" <= ${now} ORDER BY "turnAt" LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED`;
  for (const { id, endsAt } of turned) {
    await work.tx.absence.update({ where: { id }, data: { turnAt: endsAt > now ? endsAt : null } });
  }
  const deskIds = [...new Set(turned.map(({ deskId }) => deskId))];
  const waiting = await work.tx.draft.findMany({
    where: { deskId: { in: deskIds }, state: 'asked' },
    select: { id: true, deskId: true },
    orderBy: { id: 'asc' },
  });
  for (const draft of waiting) await enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} });
}
