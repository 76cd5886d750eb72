import type { Command } from 'commander';

import { listDoubts, settleCommand } from '#cli/delivery-commands.ts';

import { json } from './json-option.ts';
import { withDeps } from './with-deps.ts';

/** Adds the commands about deliveries in doubt. */
export function addDeliveryCommands(delivery: Command): void {
  delivery
    .command('list')
    .description('list what was perhaps published, so that only a person can say')
    .addOption(json)
    .action((options) => withDeps(options, ({ store }) => listDoubts(store)));
  delivery
    .command('settle <delivery>')
    .description('say whether it was published, where nobody in the chat may; told in its thread')
    .option('--published <address>', 'it was: the address of the post')
    .option('--not-published', 'it was not: it is sent')
    .requiredOption('--by <name>', 'who looked at the account, for the journal')
    .addOption(json)
    .action((said, options) => withDeps(options, (deps) => settleCommand(deps, said, options)));
}
