import { terminalWords } from '#messages/terminal-words.ts';
import { say } from '#messages/words/keyed.ts';
import type { StorageStep } from '#storage/progress.ts';

/**
 * Prints a step of opening the storage, except joining or starting the server, which say nothing to somebody who runs a
 * command.
 */
export function sayLongStep(step: StorageStep): void {
  if (step.kind === 'joiningServer' || step.kind === 'startingServer') return;
  console.error(say(terminalWords().step, step.kind, step));
}
