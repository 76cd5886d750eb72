import type { Account } from '#desks/account.ts';
import { comparedNetworks } from '#reach/pairs-of.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type Comparable, likelyPairs } from './alike.ts';

/**
 * Renews the suggested pairs of a desk's past posts on the two networks that it compares; of several accounts on one
 * network, the first imported one counts. Decisions by people stay, and posts of a confirmed pair are in no other
 * suggestion.
 */
export async function suggestPairs(
  { tx, newId }: UnitOfWork,
  desk: { readonly id: string; readonly accounts: readonly Pick<Account, 'id' | 'network'>[] },
): Promise<void> {
  await tx.pastPair.deleteMany({ where: { deskId: desk.id, state: 'suggested' } });
  const imported = await tx.pastImport.findMany({ where: { deskId: desk.id }, select: { accountId: true } });
  const kept = new Set(imported.map(({ accountId }) => accountId));
  const [one, other] = (comparedNetworks(desk.accounts) ?? []).map((network) =>
    desk.accounts.find((account) => account.network === network && kept.has(account.id)),
  );
  if (one === undefined || other === undefined) return;
  const decided = await tx.pastPair.findMany({
    where: { deskId: desk.id },
    select: { oneId: true, otherId: true, state: true },
  });
  const confirmed = decided.filter(({ state }) => state === 'confirmed');
  const taken = new Set(confirmed.flatMap(({ oneId, otherId }) => [oneId, otherId]));
  const refused = new Set(decided.map(({ oneId, otherId }) => `${oneId} ${otherId}`));
  const postsOf = async (accountId: string): Promise<readonly Comparable[]> => {
    const select = { id: true, publishedAt: true, text: true, links: true } as const;
    const posts = await tx.pastPost.findMany({ where: { accountId }, select });
    return posts.filter(({ id }) => !taken.has(id));
  };
  const likely = likelyPairs(await postsOf(one.id), await postsOf(other.id), ({ oneId, otherId }) =>
    refused.has(`${oneId} ${otherId}`),
  );
  await tx.pastPair.createMany({ data: likely.map((pair) => ({ id: newId(), deskId: desk.id, ...pair })) });
}
