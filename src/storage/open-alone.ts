import { connectStore } from './connect-store.ts';
import { connect } from './connect.ts';
import { isUsed } from './is-used.ts';
import { keysInForce } from './keys-in-force.ts';
import { readMasterKey } from './master-key.ts';
import { underMigrationLock } from './migrate.ts';
import { bringUpToDate, type StoreOptions } from './open-store.ts';
import { reachDatabase } from './reach-database.ts';
import type { Refused } from './refusal.ts';
import type { Store } from './store.ts';
import { withDecisionKey } from './with-decision-key.ts';

export type AloneOutcome<T> =
  | { readonly kind: 'done'; readonly result: T }
  /** Another Tambour, or one of its commands, is connected. */
  | { readonly kind: 'notAlone'; readonly database: string }
  | Refused;

/**
 * Runs `work` on a database that no other Tambour uses. One that starts meanwhile waits before it reads the key file,
 * as it does during an upgrade. The store can sign if the key can be read.
 */
export async function openAlone<T>(
  options: Omit<StoreOptions, 'role' | 'logger'> & { readonly keyPath: string },
  work: (store: Store) => Promise<T>,
): Promise<AloneOutcome<T>> {
  await using opened = new AsyncDisposableStack();
  const reached = await reachDatabase({ ...options, role: 'main' }, opened);
  if (reached.kind === 'refused') return reached;
  const migrated = await bringUpToDate(options, reached);
  if (migrated.kind === 'refused') return migrated;
  const connected = await connect(reached.connection, 'tambour alone');
  if (connected.kind === 'refused') return connected;
  const { client } = connected;
  opened.defer(() => client.end());
  return await underMigrationLock(client, async (): Promise<AloneOutcome<T>> => {
    // A running process would keep using the former keys.
    if (await isUsed(client)) return { kind: 'notAlone', database: client.database ?? '' };
    await using used = new AsyncDisposableStack();
    const connection = reached.program ?? reached.connection;
    const opening = await connectStore({ ...options, connection, role: 'command', logger: null }, used);
    if (opening.kind === 'refused') return opening;
    const { store } = opening;
    const key = await readMasterKey({ path: options.keyPath, made: false });
    const signing = key.kind === 'key' ? withDecisionKey(store, await keysInForce(store.db, key.keys)) : store;
    return { kind: 'done', result: await work(signing) };
  });
}
