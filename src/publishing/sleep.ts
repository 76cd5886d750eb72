import { enqueueAccountNotice } from '#desks/account-notice.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

/** The person who puts an account to sleep or wakes it; the name is for the journal. */
interface Sleeper {
  /** A platform user id, or "administrator". */
  readonly id: string;
  readonly name: string;
}

/**
 * Lets an account take no posts until an instant, or until woken when `until` is null. Every desk that has it is told.
 * The caller checks who may do this.
 */
export async function putToSleep(
  work: UnitOfWork,
  request: { readonly accountId: string; readonly by: Sleeper; readonly until: Date | null },
): Promise<void> {
  const { accountId, by, until } = request;
  const data = { state: 'asleep', pausedWhy: null, asleepUntil: until } as const;
  await work.tx.account.update({ where: { id: accountId }, data });
  const entry = { accountId, until, name: by.name };
  await journal(work, { kind: 'account.asleep', deskId: null, draftId: null, actor: by.id, data: entry });
  const at = work.clock.now().toISOString();
  const told = { accountId, at, by: by.id, until: until?.toISOString() ?? null };
  await enqueueAccountNotice(work, { kind: 'account.asleep', data: told });
  await showHeld(work, accountId);
}

// Nothing stays of what was marked on its sleep, such as a changed row that was told.
const awake = { state: 'active', pausedWhy: null, asleepUntil: null } as const;

/**
 * Wakes an account that somebody put to sleep, and tells every desk that has it. Nothing leaves by that: what was held
 * meanwhile waits for somebody to let it go. Nothing else in Tambour ends a sleep before its time. The caller checks who
 * may do this. Returns whether it slept.
 */
export async function wake(
  work: UnitOfWork,
  { accountId, by }: { readonly accountId: string; readonly by: Sleeper },
): Promise<boolean> {
  const { count } = await work.tx.account.updateMany({
    where: { id: accountId, state: 'asleep' },
    data: awake,
  });
  if (count === 0) return false;
  await tellWoken(work, accountId, by);
  return true;
}

/**
 * Ends each sleep whose time has come, and tells it like any other waking: whoever set the time meant it, and the desks
 * should know from when their posts leave again. Returns how many ended.
 */
export async function endSleeps(store: Store): Promise<number> {
  const now = store.clock.now();
  const over = { state: 'asleep', asleepUntil: { lte: now } } as const;
  const accounts = await store.db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Account" WHERE "state" = 'asleep' AND "asleepUntil" <= ${now} ORDER BY 1`;
  for (const { id } of accounts) {
    await store.write(async (work) => {
      const { count } = await work.tx.account.updateMany({ where: { id, ...over }, data: awake });
      if (count === 1) await tellWoken(work, id, null);
    });
  }
  return accounts.length;
}

/** `by` null: the sleep ended by itself. */
async function tellWoken(work: UnitOfWork, accountId: string, by: Sleeper | null): Promise<void> {
  const data = { accountId, ...(by === null ? {} : { name: by.name }) };
  await journal(work, { kind: 'account.woken', deskId: null, draftId: null, actor: by?.id ?? 'tambour', data });
  const at = work.clock.now().toISOString();
  await enqueueAccountNotice(work, { kind: 'account.woken', data: { accountId, at, by: by?.id ?? null } });
  await showHeld(work, accountId);
}

/** Enqueues a redraw of the cards whose buttons depend on whether the account sleeps. */
async function showHeld(work: UnitOfWork, accountId: string): Promise<void> {
  const drafts = await work.tx.draft.findMany({
    where: { deliveries: { some: { accountId, state: 'held', why: 'account_asleep' } } },
    select: { id: true, deskId: true },
    orderBy: { createdAt: 'asc' },
  });
  for (const draft of drafts) await enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} });
}
