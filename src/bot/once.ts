import { firstTime } from '#storage/first-time.ts';
import type { Store, Writing } from '#storage/store.ts';

export type Once<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'repeat' };

/** Runs `work` in one transaction, unless this event's effect is committed already. */
export async function once<T>(
  store: Store,
  event: { readonly platform: string; readonly dedupeKey: string },
  work: (w: Writing) => Promise<T>,
): Promise<Once<T>> {
  return store.write(async (w) => {
    if (!(await firstTime(w, event.platform, event.dedupeKey))) return { kind: 'repeat' };
    return { kind: 'done', value: await work(w) };
  });
}
