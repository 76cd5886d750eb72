import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 25;
/**
 * Long, since it costs nothing if all is well, and a machine busy with other tests takes many times as long as an idle
 * one.
 */
const usualMs = 60_000;

/** Waits until `read` returns something; throws, naming `what`, if it does not in time. */
export async function until<T>(
  what: string,
  read: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  withinMs = usualMs,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`not in time: ${what}`);
    await pause(everyMs);
  }
}
