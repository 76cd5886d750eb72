import { randomUUID } from 'node:crypto';

import { systemClock } from '#clock.ts';
import { openStore } from '#storage/open-store.ts';
import type { Store } from '#storage/store.ts';

import { openTestDatabase } from './store.ts';
import { withTestKey } from './test-decision-key.ts';

/**
 * Opens a store as Tambour does, with the real job engine and the real clock: on its own database or, like a second
 * process, on that of `url`.
 */
export async function openRealStore(
  url?: string,
  role: 'main' | 'command' = url === undefined ? 'main' : 'command',
): Promise<Store & AsyncDisposable & { readonly url: string }> {
  await using opened = new AsyncDisposableStack();
  const database = url === undefined ? opened.use(await openTestDatabase('ready')) : { url };
  const outcome = await openStore({
    database: { kind: 'server', url: database.url },
    backupFolder: '/nowhere',
    clock: systemClock,
    newId: randomUUID,
    logger: null,
    role,
    onProgress: () => {},
  });
  if (outcome.kind === 'refused') throw new Error('the store did not open', { cause: outcome.refusal });
  opened.use(outcome.store);
  const rest = opened.move();
  return { ...withTestKey(outcome.store), url: database.url, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}
