import type { Desk } from '#desks/desk.ts';
import type { Draft } from '#drafts/draft.ts';
import type { Transaction } from '#storage/database.ts';

import { type Decision, readDecisions } from './decision.ts';
import { type Standing, standingOf } from './standing.ts';

/** How long an approval stands where no later moment was approved with it. */
const expiresHours = 72;

/** What stands now on the draft's current revision, by the desk's policy of today. */
export async function standingOfDraft(tx: Transaction, draft: Draft, desk: Desk, now: Date): Promise<Standing> {
  const decisions = await readDecisions(tx, { draftId: draft.id, revision: draft.current.number });
  return standingBy(decisions, draft, desk, now);
}

/** As `standingOfDraft`, where all decisions on the current revision are known. Pure. */
export function standingBy(decisions: readonly Decision[], draft: Draft, desk: Desk, now: Date): Standing {
  const { number, fingerprint, editedBy, content } = draft.current;
  return standingOf({
    author: draft.author,
    policy: {
      needed: desk.approvalsNeeded,
      expiresHours,
      approvers: desk.approversFrom === 'people' ? desk.approvers : null,
    },
    revision: { number, fingerprint, editedBy, notAfterAt: content.window?.notAfterAt ?? null },
    decisions,
    now,
  });
}
