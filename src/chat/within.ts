import { pause } from './lanes.ts';

/** What `work` comes to in that time; "late" where it still runs then. Rejects as it does. */
export async function within<T>(
  ms: number,
  work: Promise<T>,
): Promise<{ readonly kind: 'done'; readonly value: T } | { readonly kind: 'late' }> {
  const over = new AbortController();
  const late = async (): Promise<{ readonly kind: 'late' }> => {
    await pause(ms, over.signal);
    return { kind: 'late' };
  };
  const done = async (): Promise<{ readonly kind: 'done'; readonly value: T }> => ({ kind: 'done', value: await work });
  try {
    return await Promise.race([done(), late()]);
  } finally {
    over.abort();
  }
}
