import type { Command } from 'commander';

import { freezeCommand, thawCommand } from '#cli/freeze-commands.ts';

import { json } from './json-option.ts';
import { withMeans } from './with-means.ts';

/** The commands that freeze desks, and thaw them. */
export function addFreezeCommands(program: Command): void {
  program
    .command('freeze [desk]')
    .description('let nothing go out any more: of one desk, or of all; docs/first-hour.md says when')
    .option('--all', 'every desk')
    .option('--why <reason>', 'told to the channels')
    .addOption(json)
    .action((said, options) => withMeans(options, ({ store }) => freezeCommand(store, said, options)));
  program
    .command('thaw [desk]')
    .description('end a freeze; nothing goes out by that, each post is let go by itself')
    .option('--all', 'the freeze of every desk')
    .addOption(json)
    .action((said, options) => withMeans(options, ({ store }) => thawCommand(store, said, options)));
}
