import { refuseRow } from '#desks/refuse-row.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueApprovalNotice } from './approval-notice.ts';
import { type Decision, takeBackAll } from './decision.ts';
import { draftIdOf, namedIn, type Subject } from './subject.ts';

/**
 * Takes back all decisions on the subject's state if one of them is not genuine, and notifies people: the changed one
 * may have been a refusal, which would outweigh the others. Returns the decisions as they are then, unchanged if all
 * are genuine. The caller has locked `subject`.
 */
export async function lapseUnproven(
  work: UnitOfWork,
  subject: Pick<Subject, 'kind' | 'id' | 'deskId' | 'number'>,
  decisions: readonly Decision[],
): Promise<readonly Decision[]> {
  const unproven = decisions.filter(({ isGenuine }) => !isGenuine).map(({ id }) => id);
  if (unproven.length === 0) return decisions;
  const { deskId, number: revision } = subject;
  const lapsed = decisions.filter((one) => one.withdrawnAt === null).map(({ id }) => id);
  const data = { revision, unproven, lapsed, ...namedIn(subject) };
  await journal(work, { kind: 'decision.lapsed', deskId, draftId: draftIdOf(subject), actor: 'tambour', data });
  await enqueueApprovalNotice(work, subject, { kind: 'decision.lapsed', data: { revision } }, work.newId());
  // A draft has a thread of its own, in which that was told.
  if (draftIdOf(subject) === null) {
    await refuseRow(work, { what: 'decision', deskId, place: { kind: subject.kind, id: subject.id } });
  }
  return takeBackAll(work, subject, decisions);
}
