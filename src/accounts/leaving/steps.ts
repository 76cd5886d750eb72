import { Temporal } from 'temporal-polyfill';

import { endKeeping } from '#accounts/keeping/keeping.ts';
import type { NamedPerson } from '#approvals/requests/ask.ts';
import type { Request } from '#approvals/requests/request.ts';
import { enqueueRequestNotice } from '#approvals/requests/request-notice.ts';
import { dayIn } from '#desks/working-hours.ts';
import type { Transaction } from '#storage/database.ts';
import type { LeavingStep as StepRow } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Leaving, LeavingPlan } from './plan.ts';

/** Steps of a plan of leaving, in the order in which they are listed. */
export const stepKinds = [
  'accounts',
  'archiveAsked',
  'archiveReceived',
  'lastPost',
  'pinned',
  'profile',
  'footer',
  'signatures',
  'switchboard',
  'keepers',
  'review',
  /** Only if the account is to be deleted, which a person does. */
  'deletion',
] as const;

export type StepKind = (typeof stepKinds)[number];

/** One thing to do before an account is left. */
export interface Step {
  readonly kind: StepKind;
  readonly owner: string;
  /** YYYY-MM-DD in the desk's zone. */
  readonly dueOn: string;
  readonly state: StepRow['state'];
  /** The person who did it, or decided that it is not needed; "tambour" if Tambour noticed it. */
  readonly by: string | null;
  readonly at: Date | null;
  /** The archive's SHA-256, the id of the last post's draft, or why it is not needed. */
  readonly note: string | null;
}

/** Reads the steps of a plan in order; none before it is agreed. */
export async function readSteps(tx: Transaction, leavingId: string): Promise<readonly Step[]> {
  const rows = await tx.leavingStep.findMany({ where: { leavingId }, orderBy: { position: 'asc' } });
  return rows.flatMap(({ kind, ...row }) => {
    const known = stepKindOf(kind);
    return known === null ? [] : [{ ...row, kind: known }];
  });
}

/** Returns the kind of step of that name; null if there is none. */
export function stepKindOf(name: string): StepKind | null {
  return stepKinds.find((kind) => kind === name) ?? null;
}

/**
 * Writes the steps of an agreed plan, each owned by the person who planned it, with its due date. Steps keep their
 * state from the plan that this one replaces.
 */
export async function writeSteps(
  work: UnitOfWork,
  { id: leavingId, askedBy, terms: plan }: Request<LeavingPlan>,
  { timeZone, before }: { readonly timeZone: string; readonly before: readonly Step[] },
): Promise<void> {
  const kinds = stepKinds.filter((kind) => kind !== 'deletion' || plan.way === 'deletion');
  const today = dayIn(timeZone, work.clock.now());
  const rows = kinds.map((kind, position) => {
    const fresh = { owner: askedBy, dueOn: dueOnOf(kind, plan, { timeZone, today }) };
    const known = before.find((one) => one.kind === kind);
    const kept = known === undefined ? {} : { owner: known.owner, state: known.state, by: known.by };
    const noted = known === undefined ? {} : { at: known.at, note: known.note };
    return { leavingId, kind, position, ...fresh, ...kept, ...noted };
  });
  await work.tx.leavingStep.createMany({ data: rows });
}

/** Days before the last one on which the archive is requested: a network takes days to build it. */
const archiveDays = 14;

function dueOnOf(
  kind: StepKind,
  { leavesAt, reviewAt }: LeavingPlan,
  { timeZone, today }: { readonly timeZone: string; readonly today: string },
): string {
  // The last moment of the last day.
  const lastDay = dayIn(timeZone, new Date(leavesAt.getTime() - 1));
  if (kind === 'review' || kind === 'deletion') return dayIn(timeZone, reviewAt);
  if (kind !== 'archiveAsked' && kind !== 'accounts') return lastDay;
  const early = Temporal.PlainDate.from(lastDay).subtract({ days: archiveDays }).toString();
  return early < today ? today : early;
}

/** A change of one step. */
export type StepChange =
  | { readonly state: 'done'; readonly note: string | null }
  | { readonly state: 'notNeeded'; readonly note: string }
  | { readonly state: 'open' };

export type StepOutcome =
  | { readonly kind: 'changed' }
  /** Somebody did it before. */
  | { readonly kind: 'already'; readonly step: Step }
  /** It is open already. */
  | { readonly kind: 'open' }
  /** The plan is not agreed, or has ended. */
  | { readonly kind: 'closed' };

/**
 * Marks a step as done or not needed, or opens it again, and redraws the checklist. The first one counts. The caller
 * has locked the plan and checks permission.
 */
export async function changeStep(
  work: UnitOfWork,
  leaving: Leaving,
  { kind, by, change }: { readonly kind: StepKind; readonly by: NamedPerson; readonly change: StepChange },
): Promise<StepOutcome> {
  if (!isUnderWay(leaving)) return { kind: 'closed' };
  const step = (await readSteps(work.tx, leaving.id)).find((one) => one.kind === kind);
  if (step === undefined) return { kind: 'closed' };
  if (change.state === 'open' && step.state === 'open') return { kind: 'open' };
  if (change.state !== 'open' && step.state !== 'open') return { kind: 'already', step };
  const isOpened = change.state === 'open';
  const columns = {
    state: change.state,
    by: isOpened ? null : by.id,
    at: isOpened ? null : work.clock.now(),
    note: isOpened ? null : (change.note ?? step.note),
  };
  await write(work, leaving, { kind, by, columns });
  if (kind === 'deletion' && change.state === 'done') {
    // Nobody can log in to the account any more.
    await endKeeping(work, { accountId: leaving.account.id, deskId: leaving.deskId, by });
  }
  return { kind: 'changed' };
}

/** Changes a step's owner, its day, or the draft that is the last post. The caller has locked the plan. */
export async function replanStep(
  work: UnitOfWork,
  leaving: Leaving,
  {
    kind,
    by,
    change,
  }: {
    readonly kind: StepKind;
    readonly by: NamedPerson;
    readonly change: { readonly owner?: string; readonly dueOn?: string; readonly note?: string };
  },
): Promise<'changed' | 'closed'> {
  if (!isUnderWay(leaving)) return 'closed';
  await write(work, leaving, { kind, by, columns: change });
  return 'changed';
}

/** Tells whether a plan's steps can still be done: it is agreed, or the account was left by it. */
export function isUnderWay({ state }: Pick<Leaving, 'state'>): boolean {
  return state === 'agreed' || state === 'done';
}

async function write(
  work: UnitOfWork,
  leaving: Leaving,
  { kind, by, columns }: { readonly kind: StepKind; readonly by: NamedPerson; readonly columns: Partial<StepRow> },
): Promise<void> {
  const { id: leavingId, deskId, account } = leaving;
  await work.tx.leavingStep.update({ where: { leavingId_kind: { leavingId, kind } }, data: columns });
  const { at: _, ...said } = columns;
  const data = { requestId: leavingId, aboutId: account.id, step: kind, ...said, name: by.name };
  await journal(work, { kind: 'leaving.stepChanged', deskId, draftId: null, actor: by.id, data });
  await enqueueRequestNotice(work, leaving);
}
