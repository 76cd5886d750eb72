import type { Command } from 'commander';

import { changeDeskCommand, createDeskCommand, listDesks, showDesk } from '#cli/desk-commands.ts';
import { addDeskOptions, deskOptionsFrom } from '#cli/read-desk-options.ts';

import { json } from './json-option.ts';
import { withDeps } from './with-deps.ts';

/** Adds the commands about desks. */
export function addDeskCommands(desk: Command): void {
  desk
    .command('list')
    .addOption(json)
    .action((options) => withDeps(options, ({ store }) => listDesks(store)));
  desk
    .command('show <desk>')
    .description('one desk with its settings, by its id, name or channel')
    .addOption(json)
    .action((said, options) => withDeps(options, ({ store }) => showDesk(store, said)));
  addDeskOptions(desk.command('create'))
    .description('make a desk in a channel of your chat')
    .requiredOption('--platform <id>', 'the chat platform, such as slack:T0123456')
    .requiredOption('--channel <id>', "the channel's id on that platform")
    .requiredOption('--name <name>', 'what the desk is called')
    .addOption(json)
    .action((options) =>
      withDeps(options, ({ store }) =>
        createDeskCommand(store, {
          ...deskOptionsFrom(options),
          name: options.name,
          language: options.language ?? 'en',
          timeZone: options.timeZone ?? 'Europe/Paris',
          platform: options.platform,
          channel: options.channel,
        }),
      ),
    );
  addDeskOptions(desk.command('change <desk>'))
    .description('change what is given of a desk, all or nothing')
    .option('--name <name>', 'what the desk is called')
    .option('--lose-templates', 'also if emergency templates can no longer be sent then')
    .addOption(json)
    .action((said, { loseTemplates, ...options }) =>
      withDeps(options, ({ store }) => changeDeskCommand(store, said, deskOptionsFrom(options), loseTemplates)),
    );
}
