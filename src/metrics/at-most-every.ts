import type { Clock } from '#clock.ts';

/**
 * Asks at most once in `everySeconds`: who asks more often, or at once, is given the last answer. A failure is an
 * answer too, so that a database in trouble is not asked all the more.
 */
export function atMostEvery<T>(everySeconds: number, clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly atMs: number; readonly answer: Promise<T> } | null = null;
  return () => {
    const nowMs = clock.monotonicMs();
    if (last === null || nowMs - last.atMs >= everySeconds * 1000) last = { atMs: nowMs, answer: ask() };
    return last.answer;
  };
}
