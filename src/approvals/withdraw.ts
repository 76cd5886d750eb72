import type { Desk } from '#desks/desk.ts';
import type { Draft } from '#drafts/draft.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueApprovalNotice } from './approval-notice.ts';
import { changeDecision, readDecisions } from './decision.ts';
import { standingOfDraft } from './standing-of-draft.ts';
import type { Standing } from './standing.ts';

export interface Withdrawal {
  readonly person: string;
  /** The revision on the card that lost the ✅. */
  readonly revision: number;
  /** How many times approval had been asked for anew on that card; left out: whichever it was. */
  readonly askedAnew?: number;
}

export type WithdrawOutcome =
  | { readonly kind: 'withdrawn'; readonly standing: Standing }
  /** There was no approval by reaction: a button's decision stands. */
  | { readonly kind: 'nothing' };

/** Takes back the approval that a now removed ✅ gave. `draft` is locked. */
export async function withdraw(
  work: UnitOfWork,
  {
    draft,
    desk,
    person,
    revision,
    askedAnew = draft.current.askedAnew,
  }: Withdrawal & { readonly draft: Draft; readonly desk: Desk },
): Promise<WithdrawOutcome> {
  if (revision !== draft.current.number || askedAnew !== draft.current.askedAnew) return { kind: 'nothing' };
  const now = work.clock.now();
  const decisions = await readDecisions(work, draft, revision);
  const given = decisions.find(
    (decision) =>
      decision.person === person &&
      decision.kind === 'approve' &&
      decision.via === 'reaction' &&
      decision.withdrawnAt === null,
  );
  if (given === undefined) return { kind: 'nothing' };
  await changeDecision(work, draft, given, { withdrawnAt: now });
  await journal(work, {
    kind: 'decision.withdrawn',
    deskId: draft.deskId,
    draftId: draft.id,
    actor: person,
    data: { revision, name: given.personName },
  });
  const standing = await standingOfDraft(work, draft, desk, now);
  const data = { revision, person, personName: given.personName, standing: standing.kind };
  await enqueueApprovalNotice(work, draft, { kind: 'decision.withdrawn', data }, given.id);
  return { kind: 'withdrawn', standing };
}
