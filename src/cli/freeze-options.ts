import type { Command, Option } from 'commander';

import type { Store } from '#storage/store.ts';

import type { CommandResult } from './command-result.ts';
import { freezeCommand, thawCommand } from './freeze-commands.ts';

/** Opens the store, has the command done, and prints what it came to. */
type WithStore = (
  options: { readonly json?: boolean },
  command: (means: { readonly store: Store }) => Promise<CommandResult>,
) => Promise<void>;

/** The commands that freeze and thaw, with what each takes. */
export function freezeOptions(freeze: Command, thaw: Command, json: Option, run: WithStore): void {
  freeze
    .description('let nothing go out any more: of one desk, or of all; docs/first-hour.md says when')
    .option('--all', 'every desk')
    .option('--why <reason>', 'told to the channels')
    .addOption(json)
    .action(
      (said: string | undefined, options: { readonly all?: boolean; readonly why?: string; readonly json?: boolean }) =>
        run(options, ({ store }) => freezeCommand(store, said, options)),
    );
  thaw
    .description('end a freeze; nothing goes out by that, each post is let go by itself')
    .option('--all', 'the freeze of every desk')
    .addOption(json)
    .action((said: string | undefined, options: { readonly all?: boolean; readonly json?: boolean }) =>
      run(options, ({ store }) => thawCommand(store, said, options)),
    );
}
