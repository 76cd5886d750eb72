import { setTimeout } from 'node:timers/promises';

/** Waits for that long, or until `signal` ends the waiting, which is no failure. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {});
}
