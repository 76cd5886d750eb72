import { distance } from 'fastest-levenshtein';

import { accountFromRow, type Account } from '#desks/account.ts';
import { readDesk } from '#desks/desk.ts';
import { isWorkingTime, workingHoursOf } from '#desks/working-hours.ts';
import type { NameOutcome, NearName } from '#networks/read-outcome.ts';
import { addBilled } from '#accounts/add-billed.ts';
import type { Reader } from '#reach/reading-deps.ts';
import { waitWithAccount } from '#reach/wait-with-account.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deskOfName, enqueueNameNotice } from './name-notice.ts';

const timeoutSeconds = 60;
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** Time between two requests to a person. */
const askedEveryMs = 30 * dayMs;

/**
 * Looks up where an account's name leads and which names are one letter away, and enqueues notices for what is new. If
 * the server does not answer, tries again a day later. If nothing may be read, asks a person once a month.
 */
export async function watchName(reader: Reader, accountId: string, stopping: AbortSignal): Promise<void> {
  const { store, mayRead, networkOf } = reader;
  const now = store.clock.now();
  const row = await store.db.nameWatch.findUnique({ where: { accountId }, include: { account: true } });
  if (row === null || row.nextAt > now) return;
  const account = accountFromRow(row.account, now);
  if (!mayRead(account)) return store.write((work) => askToLook(work, account));
  const opened = await networkOf(account);
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutSeconds * 1000)]);
  const looked: Pick<NameOutcome, 'leadsTo' | 'near' | 'billed'> & { readonly end: Parameters<Reader['onEnd']>[1] } =
    opened.kind === 'open'
      ? await opened.network.lookUpName(account.handle, signal)
      : { leadsTo: null, near: [], billed: {}, end: { kind: 'locked', why: 'token_unreadable' } };
  const { leadsTo, near, billed, end } = looked;
  await store.write(async (work) => {
    const before = await lockWatch(work, accountId);
    await addBilled(work, accountId, billed);
    await waitWithAccount(work, accountId, end);
    if (before === null) return;
    const nextAt = new Date(now.getTime() + (end.kind === 'all' ? weekMs : dayMs));
    await work.tx.nameWatch.update({ where: { accountId }, data: { nextAt } });
    if (end.kind !== 'all') return;
    await enqueueNameHolder(work, account, { leadsTo, toldBefore: before.leadsTo });
    await enqueueSimilarNames(work, account, near);
  });
  reader.onEnd(accountId, end);
}

interface Watched {
  readonly leadsTo: string | null;
  readonly askedAt: Date | null;
  readonly checkedAt: Date | null;
  readonly checkedBy: string | null;
}

/** Reads a watch and locks it for this transaction; null if it has ended. */
async function lockWatch(work: UnitOfWork, accountId: string): Promise<Watched | null> {
  const [row] = await work.tx.$queryRaw<Watched[]>`
    SELECT "leadsTo", "askedAt", "checkedAt", "checkedBy" FROM "NameWatch"
    WHERE "accountId" = ${accountId}::uuid FOR UPDATE`;
  return row ?? null;
}

/** Notifies once per new destination if the name leads elsewhere, and when it leads to us again. */
async function enqueueNameHolder(
  work: UnitOfWork,
  { id: accountId, remoteId }: Account,
  { leadsTo, toldBefore }: { readonly leadsTo: string | null; readonly toldBefore: string | null },
): Promise<void> {
  const told = leadsTo === remoteId ? null : (leadsTo ?? '');
  if (told === toldBefore) return;
  await work.tx.nameWatch.update({ where: { accountId }, data: { leadsTo: told } });
  const kind = told === null ? 'name.leadsBack' : 'name.leadsElsewhere';
  const data = { accountId, leadsTo };
  await journal(work, { kind, deskId: null, draftId: null, actor: 'tambour', data });
  if (told === null) await enqueueNameNotice(work, { kind: 'name.leadsBack', data: { accountId } });
  else await enqueueNameNotice(work, { kind: 'name.leadsElsewhere', data });
}

/** Notifies once about each account whose name is one letter away, or the same on another server. */
async function enqueueSimilarNames(work: UnitOfWork, account: Account, near: readonly NearName[]): Promise<void> {
  const { id: accountId, remoteId } = account;
  const own = localPart(account.handle);
  const similar = near.filter(({ id, name }) => id !== remoteId && distance(localPart(name), own) <= 1);
  const known = await work.tx.similarName.findMany({ where: { accountId }, select: { remoteId: true } });
  const anew = similar.filter(({ id }) => known.every((one) => one.remoteId !== id));
  if (anew.length === 0) return;
  const seenAt = work.clock.now();
  await work.tx.similarName.createMany({
    data: anew.map(({ id, name, url }) => ({ accountId, remoteId: id, name, url, seenAt })),
  });
  const data = { accountId, remoteIds: anew.map(({ id }) => id) };
  await journal(work, { kind: 'name.similar', deskId: null, draftId: null, actor: 'tambour', data });
  await enqueueNameNotice(work, { kind: 'name.similar', data });
}

function localPart(name: string): string {
  return (name.replace(/^@/u, '').split('@')[0] ?? '').normalize('NFC').toLowerCase();
}

/** Asks the desk to look by hand, in its working hours. */
async function askToLook(work: UnitOfWork, { id: accountId }: Account): Promise<void> {
  const now = work.clock.now();
  const watch = await lockWatch(work, accountId);
  if (watch === null) return;
  const deskId = await deskOfName(work, accountId);
  const desk = deskId === null ? null : await readDesk(work.tx, { id: deskId }, now);
  if (desk === null || !isWorkingTime(await workingHoursOf(desk, now), now)) return;
  const nextAt = new Date(now.getTime() + askedEveryMs);
  await work.tx.nameWatch.update({ where: { accountId }, data: { nextAt, askedAt: now } });
  await enqueueNameNotice(work, { kind: 'name.checkAsked', data: { accountId, askedAt: now.toISOString() } });
}

export type LookedOutcome =
  | { readonly kind: 'looked' }
  /** Somebody already has, since it was asked. */
  | { readonly kind: 'already'; readonly by: string; readonly at: Date }
  | { readonly kind: 'gone' };

/**
 * Records that somebody looked by hand where an account's name leads, as requested at `askedAt`. The caller checks who
 * may.
 */
export async function noteLooked(
  work: UnitOfWork,
  request: {
    readonly accountId: string;
    readonly deskId: string;
    readonly askedAt: Date;
    readonly by: { readonly id: string; readonly name: string };
  },
): Promise<LookedOutcome> {
  const { accountId, deskId, askedAt, by } = request;
  const watch = await lockWatch(work, accountId);
  if (watch === null || (await deskOfName(work, accountId)) !== deskId) return { kind: 'gone' };
  const { checkedAt, checkedBy } = watch;
  if (checkedAt !== null && checkedBy !== null && checkedAt >= askedAt)
    return { kind: 'already', by: checkedBy, at: checkedAt };
  const now = work.clock.now();
  await work.tx.nameWatch.update({ where: { accountId }, data: { checkedAt: now, checkedBy: by.id } });
  const data = { accountId, name: by.name };
  await journal(work, { kind: 'name.checked', deskId, draftId: null, actor: by.id, data });
  await enqueueNameNotice(work, { kind: 'name.checked', data: { accountId, askedAt: askedAt.toISOString() } });
  return { kind: 'looked' };
}
