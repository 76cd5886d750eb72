import type { Writing } from '#storage/store.ts';

import { tellDraft } from './draft-notice.ts';

const mostAtOnce = 50;

/**
 * Where an absence has begun or ended since anybody looked, has the cards of the desk's drafts that wait shown anew:
 * who could approve them is others now. Two that look at one time share the work.
 */
export async function turnAbsences(w: Writing): Promise<void> {
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
  for (const draft of waiting) await tellDraft(w, draft, { kind: 'draft.changed', data: {} });
}
