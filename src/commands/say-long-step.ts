import { wordsForStep } from '#cli/words-for-storage.ts';
import type { StorageStep } from '#storage/progress.ts';

/** Beside a running Tambour a command has nothing to tell of its start. */
export function sayLongStep(step: StorageStep): void {
  if (step.kind !== 'joiningServer' && step.kind !== 'startingServer') console.error(wordsForStep(step));
}
