import type { Transaction } from './database.ts';
import { journal } from './journal.ts';
import type { Store, UnitOfWork } from './store.ts';
import { lockNumbers } from './lock-numbers.ts';

/**
 * A chat server by the id that it gives itself, and the address where it was reached, such as
 * "chat.example.org:8065/team".
 */
export interface ServerMet {
  readonly id: string;
  readonly address: string;
}

/** Reasons not to take a server for the one of the existing desks until an administrator says what it is. */
export type ServerDoubt =
  /** The server was met at these other addresses: it has moved, or it is a copy. */
  | { readonly kind: 'elsewhere'; readonly address: string; readonly formerly: readonly string[] }
  /** The server's id is new; `known` are the addresses of other servers. */
  | { readonly kind: 'unknown'; readonly address: string; readonly known: readonly string[] };

/** The reason why a server that answers stays unused. It repeats the adapter's own type. */
export type WhyHeld =
  | ServerDoubt
  | { readonly kind: 'tooOld'; readonly version: string; readonly oldest: string }
  /** The server does not give its version or its id. */
  | { readonly kind: 'untold' };

export type ServerStanding =
  | { readonly kind: 'known'; readonly platform: string }
  | { readonly kind: 'first' }
  | ServerDoubt;

/** Returns whether and as which platform this database knows the server. Changes nothing. */
export async function standingOf(db: Transaction, met: ServerMet): Promise<ServerStanding> {
  const servers = await db.chatServer.findMany();
  const ours = servers.filter(({ serverId }) => serverId === met.id);
  const here = ours.find(({ address }) => address === met.address);
  if (here !== undefined) return { kind: 'known', platform: here.platform };
  if (ours.length > 0) {
    return { kind: 'elsewhere', address: met.address, formerly: ours.map(({ address }) => address).toSorted() };
  }
  if (servers.length === 0) return { kind: 'first' };
  return { kind: 'unknown', address: met.address, known: servers.map(({ address }) => address).toSorted() };
}

/**
 * Returns the server's platform, and records where it was first met. A server that may be a copy, or another one, gets
 * no platform.
 */
export async function meetServer(
  store: Store,
  met: ServerMet,
): Promise<Extract<ServerStanding, { kind: 'known' }> | ServerDoubt> {
  return store.write(async (work) => {
    await lockServers(work.tx);
    const standing = await standingOf(work.tx, met);
    switch (standing.kind) {
      case 'known':
      case 'elsewhere':
      case 'unknown':
        return standing;
      case 'first':
        return { kind: 'known', platform: await addServer(work, met, platformOf(met.id), 'tambour') };
    }
  });
}

/** Locks the servers, so that no other transaction meets one until this one ends. */
export async function lockServers(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.chatServer})`;
}

/** Records a server as a platform of its own. */
export async function addServer(
  work: UnitOfWork,
  { id, address }: ServerMet,
  platform: string,
  actor: string,
): Promise<string> {
  await work.tx.chatServer.create({ data: { platform, serverId: id, address, metAt: work.clock.now() } });
  await noteServer(work, 'chat.server_added', { platform, address }, actor);
  return platform;
}

/** Appends an event of a server to the journal. */
export function noteServer(work: UnitOfWork, kind: string, data: object, actor: string): Promise<void> {
  return journal(work, { kind, deskId: null, draftId: null, actor, data });
}

/** Returns the platform of a server, from its id. */
export function platformOf(serverId: string): string {
  return `mattermost:${serverId}`;
}
