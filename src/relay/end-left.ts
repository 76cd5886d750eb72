import { setState } from './keep-source.ts';
import type { Store } from '#storage/store.ts';
import type { Transaction } from '#storage/database.ts';

import { pageAt, pagesOf } from './account-addresses.ts';
import { enqueueSourceNotice } from './relay-notice.ts';
import { lockSource, type Source, sourcesOf } from './source.ts';

/**
 * Ends the sources on X of each desk that has left X, and tells it so: an account that is left is read no more by Tambour,
 * and what it says no more in the desk's name. Nothing is ended by a plan that is only agreed.
 */
export async function endLeft(store: Store): Promise<void> {
  const left = await store.db.leaving.findMany({
    where: { state: 'left', account: { network: 'x' } },
    select: { accountId: true, account: { select: { desks: { select: { deskId: true } } } } },
  });
  for (const { accountId, account } of left) {
    for (const { deskId } of account.desks) {
      const ending = await endingWith(store.db, { deskId, accountId });
      for (const { id } of ending) {
        await store.write(async (work) => {
          const source = await lockSource(work.tx, id);
          if (source === null || source.state.kind === 'ended') return;
          await setState(work, source, { kind: 'ended' }, { by: 'tambour', count: null });
          await enqueueSourceNotice(work, source, { kind: 'source.left', data: { sourceId: id } });
        });
      }
    }
  }
}

/**
 * Lists the sources of a desk that end once an account on X is left: that of the account itself, and where the desk has no
 * other there by which they could be read, all that it has on X.
 */
export async function endingWith(
  tx: Pick<Transaction, 'source' | 'account' | 'leaving'>,
  { deskId, accountId }: { readonly deskId: string; readonly accountId: string },
): Promise<readonly Source[]> {
  const sources = (await sourcesOf(tx, deskId)).filter(({ kind }) => kind === 'x');
  if (sources.length === 0) return [];
  const accounts = await tx.account.findMany({
    where: { network: 'x', desks: { some: { deskId } } },
    select: { id: true, network: true, handle: true, serverUrl: true, leavings: { where: { state: 'left' } } },
  });
  const leaver = accounts.find(({ id }) => id === accountId);
  if (leaver === undefined) return [];
  const isLast = accounts.every(({ id, leavings }) => id === accountId || leavings.length > 0);
  return sources.filter(({ url }) => isLast || pagesOf(leaver).includes(pageAt(url)));
}
