import { terminalWords } from '#messages/terminal-words.ts';
import { say } from '#messages/words/keyed.ts';
import type { StorageStep } from '#storage/progress.ts';

/** Beside a running Tambour a command has nothing to tell of its start. */
export function sayLongStep(step: StorageStep): void {
  if (step.kind === 'joiningServer' || step.kind === 'startingServer') return;
  console.error(say(terminalWords().step, step.kind, step));
}
