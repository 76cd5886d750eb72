import { deskThatWakes } from '#accounts/desk-that-wakes.ts';
import { askFor, type NamedPerson } from '#approvals/requests/ask.ts';
import { endRequest } from '#approvals/requests/end.ts';
import { approvalsOf } from '#approvals/requests/in-force.ts';
import {
  isAsAsked,
  lockRequest,
  readRequest,
  type Request,
  requestFromRow,
  type RequestKind,
} from '#approvals/requests/request.ts';
import type { DecisionReader } from '#approvals/decision.ts';
import { accountFromRow } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueForOtherDesks } from './leaving-notice.ts';
import { type Leaving, type LeavingPlan, planSchema, sleepsAtOf } from './plan.ts';
import { readSteps, writeSteps } from './steps.ts';

/**
 * A plan to leave an account. Once it is agreed nothing leaves by the account from the plan's day on, and its steps are
 * due until then.
 */
export const leaving: RequestKind<LeavingPlan> = {
  kind: 'leaving',
  terms: planSchema,
  unreadable: {
    way: 'dormant',
    reference: '',
    leavesAt: new Date(0),
    reviewAt: new Date(0),
    keeper: '',
    deputy: null,
  },
  locks: 'Account',
  another: 'replacesIt',
  lasts: true,
  async shut({ tx }, { aboutId, deskId, terms, cancelAskedBy }) {
    const account = await tx.account.findUniqueOrThrow({ where: { id: aboutId } });
    const { network, serverUrl, remoteId } = account;
    // The desk may have given the account away since it was asked.
    const owner = await deskThatWakes(tx, aboutId);
    const notAfterAt = cancelAskedBy === null ? terms.leavesAt : sleepsAtOf(terms);
    return { agreedOn: { network, serverUrl, remoteId }, isOver: owner?.id !== deskId, notAfterAt };
  },
  agreed,
  async cancelled(work, { id: leavingId, deskId, aboutId: accountId }) {
    await work.tx.account.update({ where: { id: accountId }, data: { leavesAt: null } });
    await enqueueForOtherDesks(work, { leavingId, deskId, accountId });
  },
};

async function agreed(work: UnitOfWork, request: Request<LeavingPlan>): Promise<void> {
  const { id, deskId, aboutId: accountId, terms } = request;
  const { timeZone } = await work.tx.desk.findUniqueOrThrow({ where: { id: deskId }, select: { timeZone: true } });
  const where = { kind: leaving.kind, aboutId: accountId, state: 'agreed', id: { not: id } } as const;
  const before = await work.tx.request.findFirst({ where });
  const done = before === null ? [] : await readSteps(work.tx, before.id);
  await work.tx.account.update({ where: { id: accountId }, data: { leavesAt: sleepsAtOf(terms) } });
  await writeSteps(work, request, { timeZone, before: done });
  await enqueueForOtherDesks(work, { leavingId: id, deskId, accountId });
}

type AskOutcome =
  | { readonly kind: 'asked' }
  /** Another desk decides about this account. */
  | { readonly kind: 'otherDesk'; readonly name: string }
  /** The account was left already, and sleeps. */
  | { readonly kind: 'left' }
  /** The last day is over already. */
  | { readonly kind: 'past' };

/**
 * Asks a desk's approvers to agree to a plan. Replaces a waiting plan; an agreed one stays until this one is agreed. The
 * account itself does not change. The caller checks permission.
 */
export async function askToLeave(
  work: UnitOfWork,
  {
    desk,
    accountId,
    by,
    plan: terms,
  }: { readonly desk: Desk; readonly accountId: string; readonly by: NamedPerson; readonly plan: LeavingPlan },
): Promise<AskOutcome> {
  // Locked, so that nobody else asks meanwhile.
  await work.tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  const owner = await deskThatWakes(work.tx, accountId);
  // Two desks could disagree.
  if (owner !== null && owner.id !== desk.id) return { kind: 'otherDesk', name: owner.name };
  if ((await work.tx.request.count({ where: leftWhere(accountId) })) > 0) return { kind: 'left' };
  if (terms.leavesAt <= work.clock.now()) return { kind: 'past' };
  await askFor(work, leaving, { desk, by, aboutId: accountId, terms });
  return { kind: 'asked' };
}

/** Selects the plan by which an account was left, until it is woken. */
function leftWhere(aboutId: string): { readonly kind: string; readonly aboutId: string; readonly state: 'done' } {
  return { kind: leaving.kind, aboutId, state: 'done' };
}

/** Reads a plan with its account as it is now; null if there is none. */
export async function readLeaving(tx: Transaction, id: string, now: Date): Promise<Leaving | null> {
  const plan = await readRequest({ tx }, leaving, id);
  return plan === null ? null : withAccount(tx, plan, now);
}

/** Reads the account's plan: the one agreed or carried out, else the newest that waits; null if there is none. */
export async function planOfAccount(tx: Transaction, accountId: string, now: Date): Promise<Leaving | null> {
  const rows = await tx.request.findMany({
    where: { kind: leaving.kind, aboutId: accountId, state: { in: ['asked', 'agreed', 'done'] } },
    orderBy: { askedAt: 'desc' },
  });
  const row = rows.find(({ state }) => state !== 'asked') ?? rows[0];
  const plan = row === undefined ? null : requestFromRow(leaving, row);
  return plan === null ? null : withAccount(tx, plan, now);
}

/** Reads the plan and locks it, and the policy by which it is decided, until the transaction ends. */
export async function lockLeaving(tx: Transaction, id: string, now: Date): Promise<Leaving | null> {
  const plan = await lockRequest({ tx }, leaving, id);
  return plan === null ? null : withAccount(tx, plan, now);
}

/** Adds to a plan its account as it is now. */
export async function withAccount(tx: Transaction, plan: Request<LeavingPlan>, now: Date): Promise<Leaving> {
  const account = await tx.account.findUniqueOrThrow({ where: { id: plan.aboutId } });
  return { ...plan, ...plan.terms, account: accountFromRow(account, now) };
}

/** Tells whether a plan is in force as it was agreed: Tambour wrote its row so, and its approvals are genuine. */
export async function isAsAgreed(reader: DecisionReader, plan: Leaving, now: Date): Promise<boolean> {
  const isOwn = isAsAsked(reader.decisionKey, plan, await leaving.shut(reader, plan, now));
  return isOwn && (await approvalsOf(reader, plan)).length > 0;
}

/** Lists the accounts that were left, and not woken since. */
export async function accountsLeft(tx: Pick<Transaction, 'request'>): Promise<readonly string[]> {
  const rows = await tx.request.findMany({ where: { kind: leaving.kind, state: 'done' }, orderBy: { id: 'asc' } });
  return rows.map(({ aboutId }) => aboutId);
}

/** Ends the plan of an account that was left and has woken since. */
export async function endLeft(work: UnitOfWork, accountId: string): Promise<void> {
  const left = await work.tx.request.findMany({ where: leftWhere(accountId) });
  for (const one of left) await endRequest(work, one, 'lapsed', 'returned');
}
