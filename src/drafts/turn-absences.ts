import type { UnitOfWork } from '#storage/store.ts';

import { enqueueDraftNotice } from './draft-notice.ts';

const mostAtOnce = 50;

/**
 * Enqueues a redraw of the cards of a desk's waiting drafts if an absence has begun or ended since the last look: who
 * could approve them has changed. Two that look at one time share the work.
 */
export async function turnAbsences(w: UnitOfWork): Promise<void> {
  const now = w.clock.now();
  const turned = await w.tx.$queryRaw<{ id: string; deskId: string; endsAt: Date }[]>`
    SELECT "id", "deskId", COALESCE("endedAt", "toAt") AS "endsAt" FROM "Absence"
    WHERE "turnAt" <= ${now} ORDER BY "turnAt" LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED`;
  for (const { id, endsAt } of turned) {
    await w.tx.absence.update({ where: { id }, data: { turnAt: endsAt > now ? endsAt : null } });
  }
  const deskIds = [...new Set(turned.map(({ deskId }) => deskId))];
  const waiting = await w.tx.draft.findMany({
    where: { deskId: { in: deskIds }, state: 'asked' },
    select: { id: true, deskId: true },
    orderBy: { id: 'asc' },
  });
  for (const draft of waiting) await enqueueDraftNotice(w, draft, { kind: 'draft.changed', data: {} });
}
