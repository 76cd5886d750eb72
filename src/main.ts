import { Command, CommanderError } from 'commander';

import { addCommands } from '#commands/add-commands.ts';
import { fail } from '#commands/print.ts';
import { describeError } from '#storage/describe-error.ts';

const program = new Command('tambour')
  .description('Draft a public post once, approve it in the chat thread, publish it to Mastodon, Bluesky and X.')
  .showHelpAfterError()
  .exitOverride()
  .configureHelp({ sortSubcommands: true });

addCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  // Help was shown, or the command line was wrong; commander has printed it.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else failUnforeseen(error);
}

function failUnforeseen(error: unknown): void {
  const { name, code, at } = describeError(error);
  fail(
    `Tambour met an error of its own and stopped; nothing that was confirmed is lost.\nPlease report: ${[name, code, at[0]].join(' ')}`,
  );
}
