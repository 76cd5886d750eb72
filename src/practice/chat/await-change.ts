import type { Chat } from './chat.ts';

/** Waits until `read` gives something other than null, at most `withinMs`, or until `signal` ends it; null then. */
export async function awaitChange<T>(
  chat: Chat,
  read: () => T | null,
  withinMs: number,
  signal?: AbortSignal,
): Promise<T | null> {
  const already = read();
  if (already !== null || signal?.aborted === true) return already;
  return new Promise((settle) => {
    const end = (value: T | null): void => {
      unwatch();
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      settle(value);
    };
    const giveUp = (): void => end(null);
    const unwatch = chat.watch(() => {
      const value = read();
      if (value !== null) end(value);
    });
    const timer = setTimeout(giveUp, withinMs);
    signal?.addEventListener('abort', giveUp);
  });
}
