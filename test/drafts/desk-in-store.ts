import { rules } from '#app/rules.ts';
import type { Desk } from '#desks/desk.ts';
import { createDesk } from '#desks/create-desk.ts';
import { readDesk } from '#desks/desk.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Store } from '#storage/store.ts';

/** A desk in a store, with a Mastodon account and an X account. */
export async function openDesk(store: Store, channel = 'c1'): Promise<Desk> {
  const accountIds = [await keepAccount(store, 'mastodon'), await keepAccount(store, 'x')];
  return store.write(async (work) => {
    const made = await createDesk(work, {
      platform: 'sandbox:practice',
      channel,
      name: 'Bruyère',
      language: 'fr',
      timeZone: 'Europe/Paris',
      approvers: ['karim'],
      stewards: ['sophie'],
      accountIds,
      by: 'administrator',
    });
    if (made.kind !== 'created') throw new Error(made.why);
    const desk = await readDesk(work.tx, { id: made.deskId }, work.clock.now());
    if (desk === null) throw new Error('no desk');
    return desk;
  });
}

async function keepAccount(store: Store, network: NetworkKind): Promise<string> {
  const id = store.newId();
  const limits = rules[network].defaultLimits;
  await store.db.account.create({
    data: {
      id,
      network,
      practice: true,
      serverUrl: '',
      remoteId: id,
      handle: '@bruyere',
      displayName: 'Bruyère',
      software: 'practice',
      limits: { ...limits, mimeTypes: [...limits.mimeTypes] },
      limitsReadAt: store.clock.now(),
      sealedToken: new Uint8Array(),
      createdAt: store.clock.now(),
    },
  });
  return id;
}
