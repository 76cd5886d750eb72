/** How long this thread worked, in milliseconds of its own processor time: in all, and in its longest turn. */
export interface Turns {
  readonly totalMs: number;
  readonly longestMs: number;
}

/** Measures some work by the processor time of this thread, whatever else the machine does meanwhile. */
export async function turnsOf(work: () => unknown): Promise<Turns> {
  // A full turn before, so that nothing of what came before is counted.
  await new Promise((resolve) => setImmediate(resolve));
  let isDone = false;
  let longestMs = 0;
  const began = threadMs();
  let last = began;
  const note = (): void => {
    const now = threadMs();
    longestMs = Math.max(longestMs, now - last);
    last = now;
  };
  const turn = (): void => {
    note();
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  note();
  isDone = true;
  return { totalMs: last - began, longestMs };
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  // The kernel only estimates how they divide; their sum is measured.
  return (user + system) / 1000;
}
