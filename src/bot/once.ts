import { firstTime } from '#storage/first-time.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

export type Once<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'repeat' };

/** Runs `run` in one transaction, unless this event's effect is committed already. */
export async function once<T>(
  store: Store,
  event: { readonly platform: string; readonly dedupeKey: string },
  run: (work: UnitOfWork) => Promise<T>,
): Promise<Once<T>> {
  return store.write(async (work) => {
    if (!(await firstTime(work, event.platform, event.dedupeKey))) return { kind: 'repeat' };
    return { kind: 'done', value: await run(work) };
  });
}

/**
 * Runs `run` as `once` does, but rolls back an outcome without effect (`isEffect` false) and counts the event as not
 * yet handled. The same form, sent again unchanged, then gets the same answer, and not that of a repeat.
 */
export async function onceInEffect<T>(
  store: Store,
  event: { readonly platform: string; readonly dedupeKey: string },
  run: (work: UnitOfWork) => Promise<T>,
  isEffect: (value: T) => boolean,
): Promise<Once<T>> {
  const undo = new Error('to be rolled back');
  let undone: Once<T> = { kind: 'repeat' };
  try {
    return await once(store, event, async (work) => {
      const value = await run(work);
      if (isEffect(value)) return value;
      undone = { kind: 'done', value };
      throw undo;
    });
  } catch (error) {
    if (error === undo) return undone;
    throw error;
  }
}
