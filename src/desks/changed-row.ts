import { allNetworks } from '#networks/network-kinds.ts';
import { journal } from '#storage/journal.ts';
import type { Home } from '#storage/seal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { type Account, noSleep } from './account.ts';
import { enqueueSigningNotice } from './signing-notice.ts';

type Row = Home & Pick<Account, 'id'>;

/**
 * Pauses an account whose row names another network, server or account than its token was given for, and notifies every
 * desk that uses it, once for each pause. An account that sleeps is reported once, goes on sleeping, and is paused when
 * its sleep ends. `home`: what the token says.
 */
export async function pauseChangedRow(store: Store, row: Row, home: Home): Promise<void> {
  await store.write(async (work) => {
    const { tx } = work;
    const { id: accountId } = row;
    if (!(await pauseOrMark(work, accountId))) return;
    const { network, practice, serverUrl, remoteId } = row;
    await journal(work, {
      kind: 'account.rowChanged',
      deskId: null,
      draftId: null,
      actor: 'tambour',
      data: { accountId, is: { network, practice, serverUrl, remoteId }, was: home },
    });
    const desks = await tx.deskAccount.findMany({ where: { accountId }, select: { deskId: true } });
    const once = `${accountId}:${work.newId()}`;
    for (const { deskId } of desks) {
      await enqueueSigningNotice(work, deskId, once, { kind: 'account.rowChanged', data: { accountId } });
    }
  });
}

/**
 * Pauses the account, or marks its sleep, so that the change is reported once. Returns false if it was paused or marked
 * for this already.
 */
async function pauseOrMark({ tx, clock }: UnitOfWork, id: string): Promise<boolean> {
  const now = clock.now();
  const paused = await tx.account.updateMany({
    where: {
      id,
      OR: [
        { state: 'active' },
        { state: 'asleep', asleepUntil: { lte: now } },
        { state: 'paused', pausedWhy: { not: 'row_changed' } },
      ],
    },
    data: { state: 'paused', pausedWhy: 'row_changed', ...noSleep },
  });
  const marked = await tx.account.updateMany({
    // A pause could be ended by a retry; only waking ends a sleep.
    where: { id, state: 'asleep', pausedWhy: null },
    data: { pausedWhy: 'row_changed' },
  });
  return paused.count + marked.count > 0;
}

/** Restores an account's row to what its token was given for, as waking it requires. Publishing changes its state. */
export async function putRowBack(work: UnitOfWork, row: Row, home: Home, by: string): Promise<void> {
  const { network, practice, serverUrl, remoteId } = row;
  const known = allNetworks.find((one) => one === home.network);
  if (known === undefined) throw new Error(`a token was given for the network ${home.network}, which nobody knows`);
  await work.tx.account.update({ where: { id: row.id }, data: { ...home, network: known } });
  await journal(work, {
    kind: 'account.rowPutBack',
    deskId: null,
    draftId: null,
    actor: by,
    data: { accountId: row.id, from: { network, practice, serverUrl, remoteId }, to: home },
  });
}
