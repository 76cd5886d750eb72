import { rules } from '#app/rules.ts';
import type { Desk } from '#desks/desk.ts';
import { readDesk } from '#desks/desk.ts';
import { fillHistory } from '#practice/past/fill-history.ts';
import type { Store } from '#storage/store.ts';

/** Gives a desk with practice accounts sixteen weeks of made-up posts and readings, the same for the same instant. */
export async function withHistory(store: Store, deskId: string, seed = 7): Promise<Desk> {
  const outcome = await store.write((work) =>
    fillHistory(work, {
      deskId,
      author: 'aicha',
      approver: 'karim',
      approverName: 'Karim',
      rules,
      seed,
      followersNow: { mastodon: 2310, x: 11_240 },
      urlOf: (network, remoteId) => `https://${network}.example.org/${remoteId}`,
    }),
  );
  if (outcome !== 'filled') throw new Error(`the desk has no history: ${outcome}`);
  const desk = await readDesk(store.db, { id: deskId }, store.clock.now());
  if (desk === null) throw new Error('the desk is gone');
  return desk;
}
