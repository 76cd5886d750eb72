import { setTimeout } from 'node:timers/promises';

/** Waits for `ms`, or until `signal` aborts, which is no failure. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {});
}
