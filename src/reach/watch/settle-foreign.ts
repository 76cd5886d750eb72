import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueForDesksOf } from './foreign-notice.ts';

export type SettleForeignOutcome =
  | { readonly kind: 'settled' }
  /** Somebody was faster. */
  | { readonly kind: 'already' }
  /** No such post on an account of the desk. */
  | { readonly kind: 'notHere' };

/** Settles a post ("It was us") for all desks of its account. The caller checks who may do this. */
export async function settleForeign(
  work: UnitOfWork,
  request: { readonly foreignId: string; readonly deskId: string; readonly by: { id: string; name: string } },
): Promise<SettleForeignOutcome> {
  const { foreignId, deskId, by } = request;
  const where = { id: foreignId, notifiedAt: { not: null }, account: { desks: { some: { deskId } } } };
  const post = await work.tx.foreignPost.findFirst({ where, select: { retractAt: true } });
  if (post === null) return { kind: 'notHere' };
  // A post being retracted cannot be declared ours to stay.
  if (post.retractAt !== null) return { kind: 'already' };
  return (await endForeign(work, foreignId, by)) ? { kind: 'settled' } : { kind: 'already' };
}

/** Settles a post in the name of the person who recognised it; false if it was settled before. */
export async function endForeign(
  work: UnitOfWork,
  foreignId: string,
  by: { readonly id: string; readonly name: string | null },
): Promise<boolean> {
  const { count } = await work.tx.foreignPost.updateMany({
    where: { id: foreignId, settledAt: null },
    data: { settledAt: work.clock.now(), settledBy: by.id, settledName: by.name },
  });
  if (count === 0) return false;
  const { accountId, remoteId, url } = await work.tx.foreignPost.findUniqueOrThrow({ where: { id: foreignId } });
  const data = { foreignId, accountId, remoteId, url, name: by.name };
  await journal(work, { kind: 'foreign.settled', deskId: null, draftId: null, actor: by.id, data });
  await enqueueForDesksOf(work, accountId, { kind: 'foreign.settled', data: { foreignId } });
  return true;
}
