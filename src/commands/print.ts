import type { CommandResult } from '#cli/command-result.ts';
import { forTerminal } from '#cli/for-terminal.ts';

/** Prints a command's result, as words or as data for a script, and sets the exit code. */
export function print(options: { readonly json?: boolean }, result: CommandResult): void {
  if (options.json === true) console.log(JSON.stringify(result.data, null, 2));
  else (result.exitCode === 0 ? console.log : console.error)(forTerminal(result.text));
  process.exitCode = result.exitCode;
}

/** Prints why a command did nothing, and sets the exit code 1. */
export function fail(words: string): void {
  console.error(words);
  process.exitCode = 1;
}
