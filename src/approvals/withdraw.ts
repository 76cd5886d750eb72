import type { Desk } from '#desks/desk.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueApprovalNotice } from './approval-notice.ts';
import { changeDecision, type Decision } from './decision.ts';
import { standingBy } from './standing-by.ts';
import type { Standing } from './standing.ts';
import { draftIdOf, namedIn, type Subject } from './subject.ts';

export interface Withdrawal {
  readonly person: string;
  /** The revision on the card that lost the ✅. */
  readonly revision: number;
  /** How many times approval had been asked for anew, by that card; if left out, any number will do. */
  readonly askedAnew?: number;
}

export type WithdrawOutcome =
  | { readonly kind: 'withdrawn'; readonly standing: Standing }
  /** There was no approval by reaction: a button's decision stands. */
  | { readonly kind: 'nothing' };

/** Takes back the approval of a removed ✅. The caller has locked `subject`; `decisions`: all on its state. */
export async function withdraw(
  work: UnitOfWork,
  {
    subject,
    desk,
    decisions,
    person,
    revision,
    askedAnew = subject.askedAnew,
  }: Withdrawal & { readonly subject: Subject; readonly desk: Desk; readonly decisions: readonly Decision[] },
): Promise<WithdrawOutcome> {
  if (revision !== subject.number || askedAnew !== subject.askedAnew) return { kind: 'nothing' };
  const now = work.clock.now();
  const given = decisions.find(
    (decision) =>
      decision.person === person &&
      decision.kind === 'approve' &&
      decision.via === 'reaction' &&
      decision.withdrawnAt === null,
  );
  if (given === undefined) return { kind: 'nothing' };
  const taken = await changeDecision(work, subject, given, { withdrawnAt: now });
  await journal(work, {
    kind: 'decision.withdrawn',
    deskId: subject.deskId,
    draftId: draftIdOf(subject),
    actor: person,
    data: { revision, ...namedIn(subject), name: given.personName },
  });
  const after = decisions.map((one) => (one === given ? taken : one));
  const standing = standingBy(after, subject, desk, now);
  const data = { revision, person, personName: given.personName, standing: standing.kind };
  await enqueueApprovalNotice(work, subject, { kind: 'decision.withdrawn', data }, given.id);
  return { kind: 'withdrawn', standing };
}
