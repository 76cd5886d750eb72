import type { CommandMeans } from '#app/open-commands.ts';
import type { CommandResult } from '#cli/command-result.ts';
import { configOrWords } from '#cli/config-or-words.ts';
import { terminalWords } from '#messages/terminal-words.ts';
import { say } from '#messages/words/keyed.ts';

import { keepCompiled } from './keep-compiled.ts';
import { fail, print } from './print.ts';
import { sayLongStep } from './say-long-step.ts';

/** Opens the database, runs the command, prints its result (null: nothing), and closes again. */
export async function withMeans(
  options: { readonly json?: boolean },
  command: (means: CommandMeans) => Promise<CommandResult | null>,
): Promise<void> {
  const config = configOrWords(fail);
  if (config === null) return;
  keepCompiled(config.dataFolder);
  const { openCommands } = await import('#app/open-commands.ts');
  const means = await openCommands(config, { onStep: sayLongStep });
  if (means.kind === 'refused') return fail(say(terminalWords().notStarted, means.refusal.kind, means.refusal));
  try {
    const result = await command(means);
    if (result !== null) print(options, result);
  } finally {
    await means[Symbol.asyncDispose]();
  }
}
