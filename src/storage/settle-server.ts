import { addServer, lockServers, noteServer, platformOf, type ServerMet, standingOf } from './chat-server.ts';
import type { Store, UnitOfWork } from './store.ts';

export type ServerSettled =
  | { readonly kind: 'settled'; readonly platform: string; readonly desks: number }
  /** The server was known there already. */
  | { readonly kind: 'known' }
  /** No server that could have moved here was met at that address; `addresses` are the possible ones. */
  | { readonly kind: 'notThere'; readonly addresses: readonly string[] };

/** Records that a server is now at another address: its desks stay its own. */
export async function moveServer(
  store: Store,
  met: ServerMet,
  { from, by }: { readonly from: string; readonly by: string },
): Promise<ServerSettled> {
  return store.write(async (work) => {
    await lockServers(work.tx);
    const standing = await standingOf(work.tx, met);
    switch (standing.kind) {
      case 'known':
        return { kind: 'known' };
      case 'first':
      // A server of another id was never at the address of these.
      case 'unknown':
        return { kind: 'notThere', addresses: [] };
      case 'elsewhere': {
        if (!standing.formerly.includes(from)) return { kind: 'notThere', addresses: standing.formerly };
        const where = { serverId_address: { serverId: met.id, address: from } };
        const { platform } = await work.tx.chatServer.update({
          where,
          data: { address: met.address, metAt: work.clock.now() },
        });
        await noteServer(work, 'chat.server_moved', { platform, from, to: met.address }, by);
        return settled(work, platform);
      }
    }
  });
}

/** Records the server as another one, without any of the existing desks. */
export async function addAnotherServer(store: Store, met: ServerMet, by: string): Promise<ServerSettled> {
  return store.write(async (work) => {
    await lockServers(work.tx);
    const standing = await standingOf(work.tx, met);
    switch (standing.kind) {
      case 'known':
        return { kind: 'known' };
      case 'elsewhere':
        // A copy gives the id of its original.
        return settled(work, await addServer(work, met, `${platformOf(met.id)}@${work.newId()}`, by));
      case 'first':
      case 'unknown':
        return settled(work, await addServer(work, met, platformOf(met.id), by));
    }
  });
}

async function settled({ tx }: UnitOfWork, platform: string): Promise<ServerSettled> {
  return { kind: 'settled', platform, desks: await tx.desk.count({ where: { platform } }) };
}
