import { Command, CommanderError } from 'commander';

import { addCommands } from '#commands/add-commands.ts';
import { endWithin, failUnforeseen } from '#commands/end.ts';

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
  else {
    failUnforeseen(error);
    // All that closes has closed.
    endWithin(0);
  }
}
