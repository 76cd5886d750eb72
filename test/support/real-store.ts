import { randomUUID } from 'node:crypto';

import { systemClock } from '#clock.ts';
import { openStore } from '#storage/open-store.ts';
import type { Store } from '#storage/store.ts';

import { openTestDatabase } from './store.ts';

/** A store as Tambour opens it, with the real job engine and the real clock, on an empty database. */
export async function openRealStore(): Promise<Store & AsyncDisposable> {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await openTestDatabase('empty'));
  const outcome = await openStore({
    database: { kind: 'server', url: database.url },
    clock: systemClock,
    newId: randomUUID,
    logger: null,
    role: 'main',
    onProgress: () => {},
  });
  if (outcome.kind === 'refused') throw new Error('the store did not open', { cause: outcome.refusal });
  opened.use(outcome.store);
  const rest = opened.move();
  return { ...outcome.store, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}
