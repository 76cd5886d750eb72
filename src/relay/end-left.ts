import { accountsLeft } from '#accounts/leaving/leaving.ts';
import type { Store } from '#storage/store.ts';
import type { Transaction } from '#storage/database.ts';

import { pageAt, pagesOf } from './account-addresses.ts';
import { setState } from './keep-source.ts';
import { enqueueSourceNotice } from './relay-notice.ts';
import { readerOf, readingNetworks } from './source-kinds.ts';
import { lockSource, type Source, sourcesOf } from './source.ts';

/**
 * Ends those sources of each desk that were read by an account it has left, and notifies the desk: Tambour no longer
 * reads with such an account. A leaving plan that is only agreed ends nothing.
 */
export async function endLeft(store: Store): Promise<void> {
  const left = await store.db.account.findMany({
    where: { id: { in: [...(await accountsLeft(store.db))] }, network: { in: [...readingNetworks] } },
    select: { id: true, desks: { select: { deskId: true } } },
    orderBy: { id: 'asc' },
  });
  for (const { id: accountId, desks } of left) {
    for (const { deskId } of desks) {
      const ending = await endingWith(store.db, { deskId, accountId });
      for (const { id } of ending) {
        await store.write(async (work) => {
          const source = await lockSource(work.tx, id);
          if (source === null || source.state.kind === 'ended') return;
          await setState(work, source, { kind: 'ended' }, { by: 'tambour', count: null });
          await enqueueSourceNotice(work, source, { kind: 'source.endedWithAccount', data: { sourceId: id } });
        });
      }
    }
  }
}

/**
 * Lists a desk's sources that end once an account is left: the account's own, and, if the desk has no other account on
 * that network to read by, all its sources there.
 */
export async function endingWith(
  tx: Pick<Transaction, 'source' | 'account' | 'request'>,
  { deskId, accountId }: { readonly deskId: string; readonly accountId: string },
): Promise<readonly Source[]> {
  const accounts = await tx.account.findMany({
    where: { network: { in: [...readingNetworks] }, desks: { some: { deskId } } },
    select: { id: true, network: true, handle: true, serverUrl: true },
  });
  const leaver = accounts.find(({ id }) => id === accountId);
  if (leaver === undefined) return [];
  const sources = (await sourcesOf(tx, deskId)).filter(({ kind }) => readerOf(kind) === leaver.network);
  const left = await accountsLeft(tx);
  const isLast = accounts
    .filter(({ network }) => network === leaver.network)
    .every(({ id }) => id === accountId || left.includes(id));
  return sources.filter(({ url }) => isLast || pagesOf(leaver).includes(pageAt(url)));
}
