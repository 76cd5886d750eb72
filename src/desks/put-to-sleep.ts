import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Lets an account take no posts until an instant, or until woken when `until` is null. Publishing wakes it. */
export async function putToSleep(
  work: UnitOfWork,
  request: { readonly accountId: string; readonly by: string; readonly until: Date | null },
): Promise<void> {
  const { accountId, by, until } = request;
  await work.tx.account.update({
    where: { id: accountId },
    data: { state: 'asleep', pausedWhy: null, asleepUntil: until },
  });
  await journal(work, { kind: 'account.asleep', deskId: null, draftId: null, actor: by, data: { accountId, until } });
}
