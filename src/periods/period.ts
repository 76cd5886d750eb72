import { createHash } from 'node:crypto';

import type { NamedPerson } from '#approvals/requests/ask.ts';
import type { Subject } from '#approvals/subject.ts';
import type { Desk } from '#desks/desk.ts';
import type { ReservePeriod } from '#desks/period.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import { macOfWish } from '#storage/signing/wish-mac.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { isGenuine, isOwnCancel, macOfCancel, periodFingerprint, type PeriodTerms } from './period-mac.ts';
import { enqueuePeriodNotice } from './period-notice.ts';

type AskOutcome =
  | { readonly kind: 'asked'; readonly periodId: string }
  /** It would end before it begins. */
  | { readonly kind: 'endsFirst' }
  /** It is over already. */
  | { readonly kind: 'past' }
  /** The period that it is to change is no longer in force. */
  | { readonly kind: 'closed' };

/**
 * Asks a desk's approvers to agree to a period, and shows its card in the desk's channel. Nothing changes before they
 * do: a period that this one changes stays in force until then. The caller checks permission.
 */
export async function askForPeriod(
  work: UnitOfWork,
  { desk, by, terms }: { readonly desk: Desk; readonly by: NamedPerson; readonly terms: PeriodTerms },
): Promise<AskOutcome> {
  const now = work.clock.now();
  if (terms.toAt <= terms.fromAt) return { kind: 'endsFirst' };
  if (terms.toAt <= now) return { kind: 'past' };
  if (terms.replacesId !== null) {
    const before = await lockPeriod(work.tx, terms.replacesId);
    if (before?.deskId !== desk.id || before.state !== 'agreed') return { kind: 'closed' };
  }
  const wish = { id: work.newId(), deskId: desk.id, askedBy: by.id, askedAt: now, ...terms };
  const fingerprint = periodFingerprint(wish);
  const kept = { ...wish, fingerprint, state: 'asked', number: 1 } as const;
  await work.tx.period.create({
    data: {
      ...kept,
      accountIds: [...terms.accountIds],
      rolePeople: [...terms.rolePeople],
      askedPolicy: desk.policyNumber,
      mac: macOfWish(work.decisionKey, 'period', kept),
    },
  });
  const data = { periodId: wish.id, fingerprint, ...terms, name: by.name };
  await journal(work, { kind: 'period.asked', deskId: desk.id, draftId: null, actor: by.id, data });
  await enqueuePeriodNotice(work, { kind: 'period.asked', deskId: desk.id, periodId: wish.id });
  return { kind: 'asked', periodId: wish.id };
}

/** Reads a period; null if there is none. */
export async function readPeriod(tx: Transaction, id: string): Promise<ReservePeriod | null> {
  return tx.period.findUnique({ where: { id } });
}

/** Reads the period and locks it, and the policy by which it is decided, until the transaction ends. */
export async function lockPeriod(tx: Transaction, id: string): Promise<ReservePeriod | null> {
  await tx.$executeRaw`
    SELECT FROM "Period" JOIN "Desk" ON "Desk"."id" = "Period"."deskId"
    WHERE "Period"."id" = ${id}::uuid FOR UPDATE OF "Period" FOR KEY SHARE OF "Desk"`;
  return readPeriod(tx, id);
}

/**
 * Returns what is to be decided about a period: the period itself or, once it is agreed, the wish to cancel it. The
 * person who asked may not approve it. Closed if nothing waits. Pure.
 */
export function subjectOfPeriod(key: UnitOfWork['decisionKey'], period: ReservePeriod): Subject {
  const { id, deskId, number, state } = period;
  const cancel = cancelWishOf(period);
  const author = cancel?.by ?? period.askedBy;
  // A period whose row was changed by hand can only be cancelled: nobody asked for what it says now.
  const isSound = isGenuine(key, period);
  const isOpen =
    cancel === null ? state === 'asked' && isSound : isOwnCancel(key, period) && (state === 'agreed' || !isSound);
  return {
    kind: 'period',
    id,
    deskId,
    number,
    fingerprint: cancel?.fingerprint ?? period.fingerprint,
    author,
    barred: [author],
    askers: [],
    askedAnew: 0,
    shut: isOpen ? null : 'closed',
    // A period whose row was changed by hand holds posts until it is cancelled, whatever end the row says.
    notAfterAt: isSound ? period.toAt : null,
  };
}

interface CancelWish {
  readonly by: string;
  readonly policy: number;
  readonly fingerprint: string;
}

/** Returns the wish to cancel an agreed period, though its columns may have been changed by hand; null: none. Pure. */
export function cancelWishOf(period: ReservePeriod): CancelWish | null {
  const { cancelAskedBy: by, cancelAskedAt: at, cancelAskedPolicy: policy } = period;
  return by === null || at === null || policy === null
    ? null
    : { by, policy, fingerprint: fingerprintOfCancel(period, { by, at }) };
}

/**
 * Asks the desk's approvers to cancel a period that is agreed, or whose row was changed by hand; one that only waits
 * ends at once. The caller has locked it.
 */
export async function askToCancelPeriod(
  work: UnitOfWork,
  { period, desk, by }: { readonly period: ReservePeriod; readonly desk: Desk; readonly by: NamedPerson },
): Promise<'cancelled' | 'asked' | 'already' | 'closed'> {
  const data = { periodId: period.id, name: by.name };
  const isSound = isGenuine(work.decisionKey, period);
  if (period.state === 'asked' && isSound) {
    await writePeriodState(work, period, 'cancelled');
    await journal(work, { kind: 'period.cancelled', deskId: desk.id, draftId: null, actor: by.id, data });
    return 'cancelled';
  }
  if (period.state !== 'agreed' && isSound) return 'closed';
  if (isOwnCancel(work.decisionKey, period)) return 'already';
  const at = work.clock.now();
  const number = period.number + 1;
  const fingerprint = fingerprintOfCancel({ ...period, number }, { by: by.id, at });
  const asked = { cancelAskedBy: by.id, cancelAskedAt: at, cancelAskedPolicy: desk.policyNumber };
  const cancelMac = macOfCancel(work.decisionKey, { ...period, number, ...asked });
  // A row changed by hand keeps its wrong MAC.
  const mac = resigned(work, period, { number });
  await work.tx.period.update({ where: { id: period.id }, data: { number, mac, ...asked, cancelMac } });
  const entry = { ...data, number, fingerprint };
  await journal(work, { kind: 'period.cancelAsked', deskId: desk.id, draftId: null, actor: by.id, data: entry });
  await enqueuePeriodNotice(work, { kind: 'period.changed', deskId: desk.id, periodId: period.id });
  return 'asked';
}

/** Writes a period's next state, signed, and redraws its card. The caller has locked it. */
export async function writePeriodState(
  work: UnitOfWork,
  period: ReservePeriod,
  state: Exclude<ReservePeriod['state'], 'asked'>,
): Promise<void> {
  const now = work.clock.now();
  const times = state === 'agreed' ? { agreedAt: now } : { endedAt: now };
  const mac = resigned(work, period, { state });
  await work.tx.period.update({ where: { id: period.id }, data: { state, mac, ...times, ...noCancelWish } });
  await enqueuePeriodNotice(work, { kind: 'period.changed', deskId: period.deskId, periodId: period.id });
}

/**
 * Cancels a period as the approvers agreed to, and signs it with whatever its row says by then. The caller has locked
 * it.
 */
export async function cancelPeriod(work: UnitOfWork, period: ReservePeriod): Promise<void> {
  const { id, deskId } = period;
  const cancelled = { ...period, fingerprint: periodFingerprint(period), state: 'cancelled' } as const;
  const { fingerprint, state } = cancelled;
  const mac = macOfWish(work.decisionKey, 'period', cancelled);
  const data = { fingerprint, state, mac, endedAt: work.clock.now(), ...noCancelWish };
  await work.tx.period.update({ where: { id }, data });
  await enqueuePeriodNotice(work, { kind: 'period.changed', deskId, periodId: id });
}

/** Drops the wish to cancel a period, which stays in force. The caller has locked it. */
export async function dropCancelWish(work: UnitOfWork, { id, deskId }: ReservePeriod): Promise<void> {
  await work.tx.period.update({ where: { id }, data: noCancelWish });
  await enqueuePeriodNotice(work, { kind: 'period.changed', deskId, periodId: id });
}

const noCancelWish = {
  cancelAskedBy: null,
  cancelAskedAt: null,
  cancelAskedPolicy: null,
  cancelMac: null,
} as const;

/** Returns the MAC of a period after `change`. One that is not genuine keeps its own, and does not become genuine. */
function resigned(
  { decisionKey }: UnitOfWork,
  period: ReservePeriod,
  change: Partial<Pick<ReservePeriod, 'state' | 'number'>>,
): string {
  return isGenuine(decisionKey, period) ? macOfWish(decisionKey, 'period', { ...period, ...change }) : period.mac;
}

function fingerprintOfCancel(
  { fingerprint: period, number }: Pick<ReservePeriod, 'fingerprint' | 'number'>,
  { by, at }: { readonly by: string; readonly at: Date },
): string {
  return createHash('sha256')
    .update(`tambour period cancelled\0${canonicalJson({ period, number, by, at })}`, 'utf8')
    .digest('hex');
}
