import { withPolicyOf } from '#desks/desk-as-asked.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { readPolicyChanges } from '#desks/policy-change.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { authorsOf } from './authors-of.ts';
import { type Draft, lockDraft } from './draft.ts';
import { leavesAtOf, withPeriodSteps } from './period-steps.ts';

/** Reads the desk that a draft belongs to, as it is now, with the policy that counts for the draft. */
export async function readDeskOf(tx: Transaction, draft: Draft, now: Date): Promise<Desk> {
  const desk = await readDesk(tx, { id: draft.deskId }, now);
  if (desk === null) throw new Error(`draft ${draft.id} has no desk`);
  return deskFor(tx, desk, draft, now);
}

/** Locks a draft that is known to exist, as `lockDraft` does, and reads its desk as `readDeskOf` does. */
export async function lockDraftAndDesk(
  work: UnitOfWork,
  draftId: string,
): Promise<{ readonly draft: Draft; readonly desk: Desk }> {
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) throw new Error(`no draft ${draftId}`);
  return { draft, desk: await readDeskOf(work.tx, draft, work.clock.now()) };
}

/** Returns a desk with the policy that counts for one of its drafts. */
export async function deskFor(tx: Transaction, desk: Desk, draft: Draft, now: Date): Promise<Desk> {
  return (await desksFor(tx, desk, [draft], now))(draft);
}

/** Returns a function that gives the desk for each of these drafts as `deskFor` does, after at most one statement. */
export async function desksFor(
  tx: Transaction,
  desk: Desk,
  drafts: readonly Draft[],
  now: Date,
): Promise<(draft: Draft) => Desk> {
  const first = Math.min(...drafts.filter(isAsked).map(({ current }) => current.askedPolicy));
  const changes = first < desk.policyNumber ? await readPolicyChanges(tx, desk.id, first) : [];
  return (draft) => {
    const { askedPolicy } = draft.current;
    const own = isAsked(draft) ? withPolicyOf(desk, { askedPolicy, authors: authorsOf(draft) }, changes) : desk;
    return isToDecide(draft) ? inItsPeriods(own, draft, now) : own;
  };
}

/** Returns a desk with the approvals that its reserve periods ask for, by when the draft would leave. Pure. */
export function inItsPeriods(desk: Desk, { current: { content } }: Draft, now: Date): Desk {
  return withPeriodSteps(desk, content, leavesAtOf(content, desk, now));
}

/** Tells whether periods count here. For an approved draft the gate checks them: a public post stays approved. */
function isToDecide({ state }: Draft): boolean {
  return state === 'writing' || state === 'asked';
}

/** Tells whether the policy under which approval was asked for counts. Otherwise it is the desk's present policy. */
function isAsked({ state, current }: Draft): boolean {
  return current.asked !== null && (state === 'asked' || state === 'approved');
}
