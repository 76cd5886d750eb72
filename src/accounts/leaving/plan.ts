import { createHash } from 'node:crypto';

import { deskThatWakes } from '#accounts/desk-that-wakes.ts';
import type { Subject } from '#approvals/subject.ts';
import { type Account, accountFromRow } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { Leaving as LeavingRow } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import { isOwnWish, macAfter, macOfWish, signWishesAgain } from '#storage/signing/wish-mac.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueLeavingNotice } from './leaving-notice.ts';

/** A way to leave an account. */
export type LeavingWay = LeavingRow['way'];

/** All ways to leave an account, in the order in which a form offers them. */
export const leavingWays: readonly LeavingWay[] = ['dormant', 'emergenciesOnly', 'fadeOut', 'deletion'];

/** The terms of a plan to leave an account, as people agree on them. */
export interface LeavingPlan {
  readonly way: LeavingWay;
  /** The body's decision on which it is based. */
  readonly reference: string;
  /** The end of the last day. */
  readonly leavesAt: Date;
  readonly reviewAt: Date;
  readonly keeper: string;
  readonly deputy: string | null;
}

/** A plan to leave one account, for the approvers of the desk that decides about it. */
export interface Leaving extends LeavingPlan {
  readonly id: string;
  readonly deskId: string;
  readonly account: Account;
  /** The fingerprint of what was asked for. */
  readonly fingerprint: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly askedPolicy: number;
  readonly state: LeavingRow['state'];
  readonly agreedAt: Date | null;
  readonly endedAt: Date | null;
  /** Counts what is decided about: 1 is the plan, each further number a wish to cancel it. */
  readonly number: number;
  /** A wish to cancel it, once it was agreed; null: none. */
  readonly cancel: CancelWish | null;
  readonly cancelFingerprint: string | null;
  readonly remindedOn: string | null;
  readonly reviewNotifiedAt: Date | null;
  readonly mac: string;
}

interface CancelWish {
  readonly by: string;
  readonly at: Date;
  readonly policy: number;
  readonly fingerprint: string;
}

/** Somebody by id, with the name for the journal. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

type AskOutcome =
  | { readonly kind: 'asked'; readonly leavingId: string }
  /** Another desk decides about this account. */
  | { readonly kind: 'otherDesk'; readonly name: string }
  /** The account was left already, and sleeps. */
  | { readonly kind: 'left' }
  /** The last day is over already. */
  | { readonly kind: 'past' };

/**
 * Asks a desk's approvers to agree to a plan, and shows its card in the desk's channel. Replaces a waiting plan; an
 * agreed one stays until this one is agreed. The account itself does not change. The caller checks permission.
 */
export async function askToLeave(
  work: UnitOfWork,
  {
    desk,
    accountId,
    by,
    plan,
  }: { readonly desk: Desk; readonly accountId: string; readonly by: NamedPerson; readonly plan: LeavingPlan },
): Promise<AskOutcome> {
  // Locked, so that nobody else asks meanwhile.
  await work.tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  const now = work.clock.now();
  const owner = await deskThatWakes(work.tx, accountId);
  // Two desks could disagree.
  if (owner !== null && owner.id !== desk.id) return { kind: 'otherDesk', name: owner.name };
  if ((await work.tx.leaving.count({ where: { accountId, state: 'left' } })) > 0) return { kind: 'left' };
  if (plan.leavesAt <= now) return { kind: 'past' };
  const account = accountFromRow(await work.tx.account.findUniqueOrThrow({ where: { id: accountId } }), now);
  const { way, reference, leavesAt, reviewAt, keeper, deputy } = plan;
  const agreed = { way, reference, leavesAt, reviewAt, keeper, deputy };
  const wish = { id: work.newId(), deskId: desk.id, askedBy: by.id, askedAt: now, ...agreed };
  const fingerprint = fingerprintOf(wish, account);
  const waiting = await work.tx.leaving.findMany({ where: { accountId, state: 'asked' }, orderBy: { id: 'asc' } });
  const signed = { fingerprint, state: 'asked', number: 1, cancelFingerprint: null } as const;
  const mac = macOfWish(work.decisionKey, 'leaving', { ...wish, ...signed });
  await work.tx.leaving.create({ data: { ...wish, ...signed, accountId, mac, askedPolicy: desk.policyNumber } });
  const data = { leavingId: wish.id, accountId, fingerprint, ...agreed, name: by.name };
  await journal(work, { kind: 'leaving.asked', deskId: desk.id, draftId: null, actor: by.id, data });
  await enqueueLeavingNotice(work, { kind: 'leaving.asked', deskId: desk.id, leavingId: wish.id });
  for (const one of waiting) await endLeaving(work, one, 'replaced');
  return { kind: 'asked', leavingId: wish.id };
}

/** Reads a plan with its account as it is now; null if there is none. */
export async function readLeaving(tx: Transaction, id: string, now: Date): Promise<Leaving | null> {
  const row = await tx.leaving.findUnique({ where: { id } });
  return row === null ? null : withAccount(tx, row, now);
}

/** Reads the account's plan: the one agreed or carried out, else the newest that waits; null if there is none. */
export async function planOfAccount(tx: Transaction, accountId: string, now: Date): Promise<Leaving | null> {
  const rows = await tx.leaving.findMany({
    where: { accountId, state: { in: ['asked', 'agreed', 'left'] } },
    orderBy: { askedAt: 'desc' },
  });
  const row = rows.find(({ state }) => state !== 'asked') ?? rows[0];
  return row === undefined ? null : withAccount(tx, row, now);
}

/** Reads the plan and locks it, and the policy by which it is decided, until the transaction ends. */
export async function lockLeaving(tx: Transaction, id: string, now: Date): Promise<Leaving | null> {
  const [row] = await tx.$queryRaw<LeavingRow[]>`
    SELECT "Leaving".* FROM "Leaving" JOIN "Desk" ON "Desk"."id" = "Leaving"."deskId"
    JOIN "Account" ON "Account"."id" = "Leaving"."accountId"
    WHERE "Leaving"."id" = ${id}::uuid FOR UPDATE OF "Leaving" FOR KEY SHARE OF "Desk"
      FOR NO KEY UPDATE OF "Account"`;
  return row === undefined ? null : withAccount(tx, row, now);
}

async function withAccount(tx: Transaction, row: LeavingRow, now: Date): Promise<Leaving> {
  const { accountId, cancelAskedBy, cancelAskedAt, cancelAskedPolicy, cancelFingerprint, ...plan } = row;
  const isWished =
    cancelAskedBy !== null && cancelAskedAt !== null && cancelAskedPolicy !== null && cancelFingerprint !== null;
  return {
    ...plan,
    cancelFingerprint,
    account: accountFromRow(await tx.account.findUniqueOrThrow({ where: { id: accountId } }), now),
    cancel: isWished
      ? { by: cancelAskedBy, at: cancelAskedAt, policy: cancelAskedPolicy, fingerprint: cancelFingerprint }
      : null,
  };
}

/**
 * Returns what is to be decided about a plan: the plan itself or, once it is agreed, the wish to cancel it. The person
 * who asked may not approve it. Closed if nothing waits, or if the row differs from what was asked for. Pure.
 */
export function subjectOfLeaving(key: UnitOfWork['decisionKey'], leaving: Leaving): Subject {
  const { id, deskId, number, cancel, state } = leaving;
  const author = cancel?.by ?? leaving.askedBy;
  const fingerprint = cancel === null ? planFingerprint(leaving) : cancelFingerprint(leaving, cancel);
  const isOpen = cancel === null ? state === 'asked' : state === 'agreed' && isWishAsAsked(leaving);
  return {
    kind: 'leaving',
    id,
    deskId,
    number,
    fingerprint,
    author,
    barred: [author],
    askers: [],
    askedAnew: 0,
    // Closes a plan whose row somebody changed by hand: nobody asked for what it says now.
    shut: isOpen && isAsAsked(key, leaving) ? null : 'closed',
    notAfterAt: cancel === null ? leaving.leavesAt : sleepsAtOf(leaving),
  };
}

/** Tells whether the plan's row still says what was asked for, in a state that Tambour wrote. Pure. */
export function isAsAsked(key: UnitOfWork['decisionKey'], leaving: Leaving): boolean {
  return planFingerprint(leaving) === leaving.fingerprint && isOwnWish(key, 'leaving', leaving);
}

/** Tells whether there is a wish to cancel the plan, as it was asked for. Pure. */
function isWishAsAsked(leaving: Leaving): boolean {
  const { cancel } = leaving;
  return cancel !== null && cancelFingerprint(leaving, cancel) === cancel.fingerprint;
}

/** Returns when the account stops taking posts: after its last day or, if it fades out, from the review on. Pure. */
export function sleepsAtOf({ way, leavesAt, reviewAt }: LeavingPlan): Date {
  return way === 'fadeOut' ? reviewAt : leavesAt;
}

/** Asks the desk's approvers to cancel an agreed plan; a waiting one ends at once. */
export async function askToCancel(
  work: UnitOfWork,
  { leaving, desk, by }: { readonly leaving: Leaving; readonly desk: Desk; readonly by: NamedPerson },
): Promise<'cancelled' | 'asked' | 'already' | 'closed'> {
  const data = { leavingId: leaving.id, accountId: leaving.account.id, name: by.name };
  if (leaving.state === 'asked') {
    await endLeaving(work, leaving, 'cancelled');
    await journal(work, { kind: 'leaving.cancelled', deskId: desk.id, draftId: null, actor: by.id, data });
    return 'cancelled';
  }
  // Nobody can agree to cancel one whose row was changed by hand; it is not carried out either.
  if (leaving.state !== 'agreed' || !isAsAsked(work.decisionKey, leaving)) return 'closed';
  // Nobody can agree to a wish that was changed by hand: this one takes its place.
  if (isWishAsAsked(leaving)) return 'already';
  const wish = { by: by.id, at: work.clock.now() };
  const number = leaving.number + 1;
  const fingerprint = cancelFingerprint({ ...leaving, number }, wish);
  const columns = {
    cancelAskedBy: by.id,
    cancelAskedAt: wish.at,
    cancelAskedPolicy: desk.policyNumber,
    cancelFingerprint: fingerprint,
  };
  await changeLeaving(work, leaving, { number, ...columns });
  const entry = { ...data, number, fingerprint };
  await journal(work, { kind: 'leaving.cancelAsked', deskId: desk.id, draftId: null, actor: by.id, data: entry });
  await enqueueLeavingNotice(work, { kind: 'leaving.changed', deskId: desk.id, leavingId: leaving.id });
  return 'asked';
}

/** Columns of a plan without a wish to cancel it. */
export const noCancelWish = {
  cancelAskedBy: null,
  cancelAskedAt: null,
  cancelAskedPolicy: null,
  cancelFingerprint: null,
} as const;

/** Columns of a plan's row that its MAC covers, and the MAC. */
type SignedRow = Pick<LeavingRow, 'id' | 'deskId' | 'fingerprint' | 'state' | 'number' | 'cancelFingerprint' | 'mac'>;

/** Changes the row of a plan, signed. The caller has locked it. */
export async function changeLeaving(
  work: UnitOfWork,
  leaving: SignedRow,
  change: Partial<Omit<LeavingRow, 'id' | 'deskId' | 'fingerprint' | 'mac'>>,
): Promise<void> {
  const mac = macAfter(work.decisionKey, 'leaving', leaving, change);
  await work.tx.leaving.update({ where: { id: leaving.id }, data: { ...change, mac } });
}

/** Ends a plan, and redraws its card. */
export async function endLeaving(
  work: UnitOfWork,
  leaving: SignedRow,
  state: Exclude<Leaving['state'], 'asked' | 'agreed' | 'left'>,
): Promise<void> {
  const { id, deskId } = leaving;
  await changeLeaving(work, leaving, { state, endedAt: work.clock.now(), ...noCancelWish });
  await enqueueLeavingNotice(work, { kind: 'leaving.changed', deskId, leavingId: id });
}

/** Signs the plans again. */
export const signLeavingsAgain = signWishesAgain('leaving', 'Leaving');

/** Ends the plans of an account that was left and has woken since. */
export async function endLeft(work: UnitOfWork, accountId: string): Promise<void> {
  const left = await work.tx.leaving.findMany({ where: { accountId, state: 'left' } });
  for (const leaving of left) await endLeaving(work, leaving, 'returned');
}

function planFingerprint(leaving: Leaving): string {
  return fingerprintOf(leaving, leaving.account);
}

/** Hashes what is agreed on: who asked which desk, when, the plan, and the account. */
function fingerprintOf(
  plan: LeavingPlan & Pick<Leaving, 'id' | 'deskId' | 'askedBy' | 'askedAt'>,
  { id: accountId, network, serverUrl, remoteId }: Account,
): string {
  const { id, deskId, askedBy, askedAt, way, reference, leavesAt, reviewAt, keeper, deputy } = plan;
  const agreed = { way, reference, leavesAt, reviewAt, keeper, deputy };
  return hashOf('leaving', { id, deskId, askedBy, askedAt, accountId, network, serverUrl, remoteId, ...agreed });
}

function cancelFingerprint(
  { fingerprint: plan, number }: Pick<Leaving, 'fingerprint' | 'number'>,
  { by, at }: Pick<CancelWish, 'by' | 'at'>,
): string {
  return hashOf('leaving cancelled', { plan, number, by, at });
}

function hashOf(what: string, said: object): string {
  return createHash('sha256')
    .update(`tambour ${what}\0${canonicalJson(said)}`, 'utf8')
    .digest('hex');
}
