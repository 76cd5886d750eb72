import { setTimeout as pause } from 'node:timers/promises';

/** Long enough to answer a request that takes some statements. */
const pauseMs = 50;

/**
 * Loads the parts that a start did without, one by one, with a pause before each in which requests are answered.
 * Rejects if one cannot be loaded: a broken installation should fail at its start, not at night.
 */
export async function loadRest(parts: readonly (() => unknown)[], signal: AbortSignal): Promise<void> {
  for (const load of parts) {
    await pause(pauseMs, null, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await load();
  }
}
