import type { Desk } from '#desks/desk.ts';
import { journal } from '#storage/journal.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { weekBefore } from './digest-period.ts';
import { type DigestHour, isoWeekOf, nextDigestAt } from './next-digest-at.ts';

/** A digest later than this is old news: it is skipped, and the next one comes on time. */
const latestMs = 48 * 3_600_000;

/**
 * Enqueues the digest of every desk whose time has come, once per desk and week on all replicas together. Skips desks
 * without an account. Returns how many were enqueued.
 */
export async function enqueueDigests(store: Store): Promise<number> {
  const now = store.clock.now();
  const desks = await store.db.desk.findMany({
    where: { digestWeekday: { not: null }, OR: [{ digestNextAt: null }, { digestNextAt: { lte: now } }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  let ordered = 0;
  for (const { id } of desks) if (await store.write((work) => enqueueDigest(work, id))) ordered += 1;
  return ordered;
}

async function enqueueDigest(work: UnitOfWork, deskId: string): Promise<boolean> {
  const now = work.clock.now();
  // Another replica may be doing the same; it then moves on `digestNextAt`.
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR UPDATE`;
  const desk = await work.tx.desk.findUnique({
    where: { id: deskId },
    include: { accounts: { select: { accountId: true } } },
  });
  if (desk === null || desk.digestWeekday === null) return false;
  const { digestNextAt, timeZone } = desk;
  if (digestNextAt !== null && digestNextAt > now) return false;
  const hour = { weekday: desk.digestWeekday, time: desk.digestTime };
  const dueAt = digestNextAt === null ? null : latestOf(hour, timeZone, { first: digestNextAt, now });
  await work.tx.desk.update({ where: { id: deskId }, data: { digestNextAt: nextDigestAt(hour, timeZone, now) } });
  if (dueAt === null || desk.accounts.length === 0) return false;
  return orderDigest(work, desk, dueAt);
}

/** Enqueues the digest of the days before a moment, once in its week; false if it has been, or is old news by now. */
export async function orderDigest(
  work: UnitOfWork,
  { id: deskId, timeZone }: Pick<Desk, 'id' | 'timeZone'>,
  dueAt: Date,
): Promise<boolean> {
  const isTooLate = work.clock.now().getTime() - dueAt.getTime() > latestMs;
  const { from: publishedFrom, to: publishedTo } = weekBefore(dueAt, timeZone);
  const id = work.newId();
  const week = isoWeekOf(dueAt, timeZone);
  const { count } = await work.tx.digest.createMany({
    data: [{ id, deskId, week, state: isTooLate ? 'skipped' : 'due', dueAt, publishedFrom, publishedTo }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  const kind = isTooLate ? 'digest.skipped' : 'digest.ordered';
  await journal(work, { kind, deskId, draftId: null, actor: 'tambour', data: { week, dueAt: dueAt.toISOString() } });
  if (isTooLate) return false;
  await notify(work, { key: `digest.due:${id}`, deskId, draftId: null, kind: 'digest.due', data: { digestId: id } });
  return true;
}

/** Returns the latest of the digests that are due: if several were missed, only that one is useful. */
function latestOf(
  hour: DigestHour,
  timeZone: string,
  { first, now }: { readonly first: Date; readonly now: Date },
): Date {
  let latest = first;
  for (let next = first; next <= now; next = nextDigestAt(hour, timeZone, next)) latest = next;
  return latest;
}
