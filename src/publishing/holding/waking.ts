import { z } from 'zod';

import { deskThatWakes } from '#accounts/desk-that-wakes.ts';
import { cancelNext } from '#accounts/plan-sleep.ts';
import { askFor, type AskOutcome, type NamedPerson } from '#approvals/requests/ask.ts';
import type { Request, RequestKind } from '#approvals/requests/request.ts';
import { type Account, accountFromRow } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { authorsOf } from '#drafts/authors-of.ts';
import { readDrafts } from '#drafts/draft.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { wake } from './sleep.ts';

/**
 * A wish that a sleeping account takes posts again, for the approvers of the desk that decides about it. An author whose
 * own post waits for the account may not approve it alone. Waking it releases no post.
 */
export const waking: RequestKind<object> = {
  kind: 'waking',
  terms: z.object({}),
  unreadable: {},
  locks: 'Account',
  another: 'waitsForIt',
  lasts: false,
  async shut({ tx }, request, now) {
    const account = await accountOf(tx, request, now);
    const { network, serverUrl, remoteId } = account;
    const sleep = sleepToEnd(account);
    // The approvers did not agree to end another sleep of the same account.
    const agreedOn = { network, serverUrl, remoteId, sleep };
    return { agreedOn, isOver: sleep === null, askers: await waitingAuthors(tx, request) };
  },
  async agreed(work, { id: wakingId, aboutId }, by) {
    const wish = { accountId: aboutId, by, wakingId };
    if (!(await wake(work, wish))) await cancelNext(work, wish);
  },
};

/** Reads the account that a waking is about, as it is now. */
export async function accountOf(
  tx: Transaction,
  { aboutId }: Pick<Request<unknown>, 'aboutId'>,
  now: Date,
): Promise<Account> {
  return accountFromRow(await tx.account.findUniqueOrThrow({ where: { id: aboutId } }), now);
}

type WakeOutcome =
  | AskOutcome
  | { readonly kind: 'awake' }
  /** Another desk decides about this account. */
  | { readonly kind: 'otherDesk'; readonly name: string };

/**
 * Asks a desk's approvers to wake an account. Only one wish waits at a time. If several desks have the account, one
 * decides. The caller checks permission.
 */
export async function askToWake(
  work: UnitOfWork,
  { desk, accountId, by }: { readonly desk: Desk; readonly accountId: string; readonly by: NamedPerson },
): Promise<WakeOutcome> {
  // Locked, so that its sleep stays the same.
  await work.tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  const account = await accountOf(work.tx, { aboutId: accountId }, work.clock.now());
  if (sleepToEnd(account) === null) return { kind: 'awake' };
  const owner = await deskThatWakes(work.tx, accountId);
  // Two desks could disagree.
  if (owner !== null && owner.id !== desk.id) return { kind: 'otherDesk', name: owner.name };
  return askFor(work, waking, { desk, by, aboutId: accountId, terms: {} });
}

/** Lists the authors of all posts that wait for the account, on every desk in the same chat. */
async function waitingAuthors(
  tx: Transaction,
  { aboutId, deskId }: Pick<Request<unknown>, 'aboutId' | 'deskId'>,
): Promise<readonly string[]> {
  const { platform } = await tx.desk.findUniqueOrThrow({ where: { id: deskId }, select: { platform: true } });
  const rows = await tx.delivery.findMany({
    where: { accountId: aboutId, state: { in: ['held', 'ready'] }, draft: { desk: { platform } } },
    distinct: ['draftId'],
    select: { draftId: true },
  });
  const drafts = await readDrafts(
    tx,
    rows.map(({ draftId }) => draftId),
  );
  return [...new Set(drafts.flatMap(authorsOf))];
}

/**
 * Returns the sleep that a wish is about: the one under way, or the next planned one. It stays the same when the
 * planned one begins.
 */
function sleepToEnd({ standing, nextSleep }: Account): { readonly since: Date; readonly until: Date | null } | null {
  if (standing.kind === 'asleep') return { since: standing.since, until: standing.until };
  return nextSleep === null ? null : { since: nextSleep.startsAt, until: nextSleep.endsAt };
}
