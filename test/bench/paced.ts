import { setTimeout as pause } from 'node:timers/promises';

/** Runs `count` tasks at a steady rate: a late task delays none after it. `dueAt` is by `performance.now()`. */
export async function paced<T>(
  { count, perSecond }: { readonly count: number; readonly perSecond: number },
  act: (at: number, dueAt: number) => Promise<T>,
): Promise<readonly T[]> {
  const begunAt = performance.now();
  const under: Promise<T>[] = [];
  while (under.length < count) {
    const due = Math.min(count, Math.ceil(((performance.now() - begunAt) * perSecond) / 1000));
    while (under.length < due) under.push(act(under.length, begunAt + (under.length * 1000) / perSecond));
    await pause(1);
  }
  return Promise.all(under);
}
