/** Does works of one name one after another, whatever becomes of the one before. */
export function inTurn(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const ends = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = ends.get(name) ?? Promise.resolve();
    const end = before.then(work, work).finally(() => {
      if (ends.get(name) === end) ends.delete(name);
    });
    ends.set(name, end);
    return end;
  };
}
