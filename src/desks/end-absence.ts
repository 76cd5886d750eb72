import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueAbsenceNotice } from './absence-notice.ts';
import { type Absence, listAbsences } from './absence.ts';
import { readDesk } from './desk.ts';

export type EndAbsenceOutcome =
  | { readonly kind: 'ended'; readonly absence: Absence }
  | { readonly kind: 'none' }
  /** Somebody has several absences, and gave no number. */
  | { readonly kind: 'several' }
  | { readonly kind: 'notAllowed' };

/**
 * Ends a current absence, or cancels a future one, for the person who is away or a steward. `number` null: the caller's
 * only absence. Decisions made by a deputy stay valid.
 */
export async function endAbsence(
  work: UnitOfWork,
  request: {
    readonly deskId: string;
    readonly number: number | null;
    readonly by: { readonly id: string; readonly name: string };
  },
): Promise<EndAbsenceOutcome> {
  const { deskId, number, by } = request;
  const now = work.clock.now();
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR UPDATE`;
  const desk = await readDesk(work.tx, { id: deskId }, now);
  if (desk === null) throw new Error(`desk ${deskId} is gone`);
  const meant = (await listAbsences(work.tx, deskId, now)).filter((one) =>
    number === null ? one.person === by.id : one.number === number,
  );
  const [absence, ...others] = meant;
  if (absence === undefined) return { kind: 'none' };
  if (others.length > 0) return { kind: 'several' };
  if (absence.person !== by.id && !desk.stewards.includes(by.id)) return { kind: 'notAllowed' };
  await work.tx.absence.update({ where: { id: absence.id }, data: { endedAt: now, endedBy: by.id, turnAt: now } });
  const data = { number: absence.number, person: absence.person, deputy: absence.deputy, name: by.name };
  await journal(work, { kind: 'absence.ended', deskId, draftId: null, actor: by.id, data });
  await enqueueAbsenceNotice(work, deskId, { kind: 'absence.ended', absence, by: by.id });
  return { kind: 'ended', absence };
}
