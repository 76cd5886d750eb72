const tails = new Map<string, Promise<void>>();

/** Runs what has the same key one after the other in this process, in the order of the calls. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const result = (tails.get(key) ?? Promise.resolve()).then(work);
  // The next in line starts whatever became of this one; its own caller hears of a failure.
  const tail = result.then(
    () => undefined,
    () => undefined,
  );
  tails.set(key, tail);
  try {
    return await result;
  } finally {
    if (tails.get(key) === tail) tails.delete(key);
  }
}
