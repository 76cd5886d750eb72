import { createHash } from 'node:crypto';

import type { Subject } from '#approvals/subject.ts';
import { type Account, accountFromRow } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { Waking as WakingRow } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import { isOwnWish, macAfter, macOfWish, signWishesAgain } from '#storage/signing/wish-mac.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueWakingNotice } from './waking-notice.ts';

/** A wish that a sleeping account takes posts again, for the approvers of a desk that has it. */
export interface Waking {
  readonly id: string;
  readonly deskId: string;
  readonly account: Account;
  /** The fingerprint of what was asked for, which covers one sleep of the account. */
  readonly fingerprint: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  /** Number of the desk's policy at that moment. */
  readonly askedPolicy: number;
  /** `lapsed`: the sleep ended in another way, or became another. */
  readonly state: WakingRow['state'];
  readonly mac: string;
}

type AskOutcome =
  | { readonly kind: 'asked'; readonly wakingId: string }
  /** It waits for the desk's approvers already. */
  | { readonly kind: 'already'; readonly wakingId: string }
  | { readonly kind: 'awake' }
  /** Another desk decides about this account. */
  | { readonly kind: 'otherDesk'; readonly name: string };

/**
 * Asks a desk's approvers to wake an account, and notifies the desk's channel. Only one wish waits at a time. If
 * several desks have the account, one decides. The caller checks permission.
 */
export async function askToWake(
  work: UnitOfWork,
  { desk, accountId, by }: { readonly desk: Desk; readonly accountId: string; readonly by: NamedPerson },
): Promise<AskOutcome> {
  // Locked, so that its sleep stays the same, and nobody else asks meanwhile.
  await work.tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  const now = work.clock.now();
  const account = accountFromRow(await work.tx.account.findUniqueOrThrow({ where: { id: accountId } }), now);
  if (sleepToEnd(account) === null) return { kind: 'awake' };
  const owner = await deskThatWakes(work.tx, accountId);
  // Two desks could disagree.
  if (owner !== null && owner.id !== desk.id) return { kind: 'otherDesk', name: owner.name };
  const waiting = await work.tx.waking.findMany({ where: { accountId, deskId: desk.id, state: 'asked' } });
  const open = waiting.find((row) => subjectOfWaking(work.decisionKey, { ...row, account }, []).shut === null);
  if (open !== undefined) return { kind: 'already', wakingId: open.id };
  // Nobody can agree to one whose row was changed by hand: this one takes its place.
  for (const one of waiting) await endWaking(work, one, 'lapsed');
  const wish = { id: work.newId(), deskId: desk.id, askedBy: by.id, askedAt: now };
  const fingerprint = fingerprintOf(wish, account);
  const mac = macOfWish(work.decisionKey, 'waking', { ...wish, fingerprint, state: 'asked' });
  await work.tx.waking.create({ data: { ...wish, accountId, fingerprint, mac, askedPolicy: desk.policyNumber } });
  const data = { wakingId: wish.id, accountId, fingerprint, name: by.name };
  await journal(work, { kind: 'waking.asked', deskId: desk.id, draftId: null, actor: by.id, data });
  await enqueueWakingNotice(work, { kind: 'waking.asked', deskId: desk.id, wakingId: wish.id });
  return { kind: 'asked', wakingId: wish.id };
}

interface NamedPerson {
  readonly id: string;
  /** For the journal. */
  readonly name: string;
}

/**
 * Returns the desk whose approvers decide about an account: the oldest desk with this account, so that two desks never
 * disagree. Null if no desk has it.
 */
export async function deskThatWakes(
  tx: Transaction,
  accountId: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  return tx.desk.findFirst({
    where: { accounts: { some: { accountId } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
}

/** Reads a waking with its account as it is now; null if there is none. */
export async function readWaking(tx: Transaction, id: string, now: Date): Promise<Waking | null> {
  const row = await tx.waking.findUnique({ where: { id } });
  return row === null ? null : withAccount(tx, row, now);
}

/** Reads the waking and locks it, and the policy by which it is decided, until the transaction ends. */
export async function lockWaking(tx: Transaction, id: string, now: Date): Promise<Waking | null> {
  const [row] = await tx.$queryRaw<WakingRow[]>`
    SELECT "Waking".* FROM "Waking" JOIN "Desk" ON "Desk"."id" = "Waking"."deskId"
    JOIN "Account" ON "Account"."id" = "Waking"."accountId"
    WHERE "Waking"."id" = ${id}::uuid FOR UPDATE OF "Waking" FOR KEY SHARE OF "Desk"
      FOR NO KEY UPDATE OF "Account"`;
  return row === undefined ? null : withAccount(tx, row, now);
}

async function withAccount(tx: Transaction, { accountId, ...row }: WakingRow, now: Date): Promise<Waking> {
  return { ...row, account: accountFromRow(await tx.account.findUniqueOrThrow({ where: { id: accountId } }), now) };
}

/**
 * Returns a waking as a subject to decide about. The person who asked may not approve it, and an author whose own post
 * waits for it may not do so alone: `waiting` are these authors. Closed once the sleep is over, or another has taken
 * its place, or if the row is not as it was asked for. Pure.
 */
export function subjectOfWaking(key: UnitOfWork['decisionKey'], waking: Waking, waiting: readonly string[]): Subject {
  const { id, deskId, account, askedBy, state } = waking;
  const fingerprint = fingerprintOf(waking, account);
  // The approvers did not agree to end another sleep of the same account.
  const isSame = sleepToEnd(account) !== null && fingerprint === waking.fingerprint;
  return {
    kind: 'waking',
    id,
    deskId,
    number: 1,
    fingerprint,
    author: askedBy,
    barred: [askedBy],
    askers: waiting,
    askedAnew: 0,
    shut: state === 'asked' && isSame && isOwnWish(key, 'waking', waking) ? null : 'closed',
    notAfterAt: null,
  };
}

/** Ends all waiting wakings of an account whose sleep has ended or changed, except `but`, the one that ended it. */
export async function endWakings(work: UnitOfWork, accountId: string, but: string | null): Promise<void> {
  const waiting = await work.tx.waking.findMany({
    where: { accountId, state: 'asked', ...(but === null ? {} : { id: { not: but } }) },
    orderBy: { id: 'asc' },
  });
  for (const waking of waiting) await endWaking(work, waking, 'lapsed');
}

/** Ends a waking, and redraws its card. */
export async function endWaking(
  work: UnitOfWork,
  waking: Pick<Waking, 'id' | 'deskId' | 'fingerprint' | 'state' | 'mac'>,
  state: Exclude<Waking['state'], 'asked'>,
): Promise<void> {
  const { id, deskId } = waking;
  const mac = macAfter(work.decisionKey, 'waking', waking, { state });
  await work.tx.waking.update({ where: { id }, data: { state, mac, endedAt: work.clock.now() } });
  await enqueueWakingNotice(work, { kind: 'waking.changed', deskId, wakingId: id });
}

/** Signs the wakings again. */
export const signWakingsAgain = signWishesAgain('waking', 'Waking');

/** Hashes what is agreed on: who asked which desk, when, and which sleep of which account ends. */
function fingerprintOf(
  { id, deskId, askedBy, askedAt }: Pick<Waking, 'id' | 'deskId' | 'askedBy' | 'askedAt'>,
  account: Account,
): string {
  const { id: accountId, network, serverUrl, remoteId } = account;
  const sleep = sleepToEnd(account);
  const wish = { id, deskId, askedBy, askedAt, accountId, network, serverUrl, remoteId, sleep };
  return createHash('sha256')
    .update(`tambour waking\0${canonicalJson(wish)}`, 'utf8')
    .digest('hex');
}

/**
 * Returns the sleep that a wish is about: the one under way, or the next planned one. It stays the same when the
 * planned one begins.
 */
function sleepToEnd({ standing, nextSleep }: Account): { readonly since: Date; readonly until: Date | null } | null {
  if (standing.kind === 'asleep') return { since: standing.since, until: standing.until };
  return nextSleep === null ? null : { since: nextSleep.startsAt, until: nextSleep.endsAt };
}
