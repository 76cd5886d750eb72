import type { ReadingEnd } from '#networks/read-outcome.ts';
import type { UnitOfWork } from '#storage/store.ts';

const longestWaitSeconds = 3600;

/** The end of reading an account: as its network answered, or because its token cannot be unsealed. */
export type AccountWait = ReadingEnd | { readonly kind: 'locked'; readonly why: 'token_unreadable' };

/**
 * Postpones the reading of an account for as long as its network asks, at most an hour, and for an hour if it is
 * locked. That pauses nothing else: publishing decides on pauses.
 */
export async function waitWithAccount(work: UnitOfWork, accountId: string, end: AccountWait): Promise<void> {
  switch (end.kind) {
    case 'tryLater':
      return wait(work, accountId, Math.min(longestWaitSeconds, Math.max(1, end.afterSeconds)));
    case 'locked':
      return wait(work, accountId, longestWaitSeconds);
    case 'all':
    case 'unreadable':
      return;
  }
}

async function wait(work: UnitOfWork, accountId: string, seconds: number): Promise<void> {
  const readNotBefore = new Date(work.clock.now().getTime() + seconds * 1000);
  await work.tx.account.update({ where: { id: accountId }, data: { readNotBefore } });
}
