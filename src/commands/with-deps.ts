import type { CommandDeps } from '#app/open-commands.ts';
import type { CommandResult } from '#cli/command-result.ts';
import { configOrWords } from '#cli/config-or-words.ts';
import { terminalWords } from '#messages/terminal-words.ts';
import { say } from '#messages/words/keyed.ts';

import { fail, print } from './print.ts';
import { sayLongStep } from './say-long-step.ts';

/** Opens the database, runs the command, prints its result (null: nothing), and closes again. */
export async function withDeps(
  options: { readonly json?: boolean },
  command: (deps: CommandDeps) => Promise<CommandResult | null>,
): Promise<void> {
  const config = configOrWords(fail);
  if (config === null) return;
  const { openCommands } = await import('#app/open-commands.ts');
  const deps = await openCommands(config, { onStep: sayLongStep });
  if (deps.kind === 'refused') return fail(say(terminalWords().notStarted, deps.refusal.kind, deps.refusal));
  try {
    const result = await command(deps);
    if (result !== null) print(options, result);
  } finally {
    await deps[Symbol.asyncDispose]();
  }
}
