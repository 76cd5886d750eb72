import { Killed } from './sim-process.ts';

/** Returns a failure with its stack; null if it was expected. */
export function surpriseOf(error: unknown): string | null {
  if (isOwnDoing(error)) return null;
  const nested = error instanceof AggregateError ? error.errors : [];
  if (nested.length > 0 && nested.every(isOwnDoing)) return null;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Tells whether a failure was expected: a process died, an answer was lost, or the chat was away. */
function isOwnDoing(error: unknown): boolean {
  const text = error instanceof Error ? `${error.message} ${String(error.cause)}` : String(error);
  return (
    error instanceof Killed ||
    /process died|connection was lost|the chat|within a|before |after |while it stood|the stored (?:picture|recording)/.test(
      text,
    )
  );
}
