/** Runs what has the same key one after the other, in the order of the calls, whatever became of the one before. */
export type KeyedMutex = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Makes a mutex of its own for each key; keys that nobody waits for take no memory. */
export function keyedMutex(): KeyedMutex {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = tails.get(key) ?? Promise.resolve();
    const tail = before.then(work, work).finally(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    tails.set(key, tail);
    return tail;
  };
}
