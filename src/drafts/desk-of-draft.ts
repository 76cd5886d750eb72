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

/** Returns a desk for each of its drafts as `deskFor` does, in one statement. */
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

/** Returns a desk with what its reserve periods ask of a draft at the moment when it would leave. Pure. */
export function inItsPeriods(desk: Desk, { current: { content } }: Draft, now: Date): Desk {
  return withPeriodSteps(desk, content, leavesAtOf(content, desk, now));
}

/** Once it is approved the gate asks for it: what is public stays approved in a period that begins later. */
function isToDecide({ state }: Draft): boolean {
  return state === 'writing' || state === 'asked';
}

/** Before approval is asked for, and once there is nothing to decide, the desk's own policy is all there is. */
function isAsked({ state, current }: Draft): boolean {
  return current.asked !== null && (state === 'asked' || state === 'approved');
}
