import { setTimeout as pause } from 'node:timers/promises';

/** Long enough for an answer that takes some statements. */
const pauseMs = 50;

/**
 * Loads what a start did without, one part after another, with a pause before each for whatever is asked meanwhile.
 * Rejects where one cannot be loaded: a broken installation is to end at its start, and not at night.
 */
export async function loadRest(parts: readonly (() => unknown)[], signal: AbortSignal): Promise<void> {
  for (const load of parts) {
    await pause(pauseMs, null, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await load();
  }
}
