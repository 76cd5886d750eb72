import type { Clock } from '#clock.ts';

/**
 * Calls `ask` at most once every `everySeconds`, and returns the last answer to calls in between. A failure counts as
 * an answer, so that a database in trouble is not asked even more often.
 */
export function atMostEvery<T>(everySeconds: number, clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly atMs: number; readonly answer: Promise<T> } | null = null;
  return () => {
    const nowMs = clock.monotonicMs();
    if (last === null || nowMs - last.atMs >= everySeconds * 1000) last = { atMs: nowMs, answer: ask() };
    return last.answer;
  };
}
