import { type Command, Option } from 'commander';

import { storagePlacesOf } from '#app/storage-places-of.ts';
import { backupCommand } from '#cli/backup-command.ts';
import { configOrWords } from '#cli/config-or-words.ts';
import { rotateKeyCommand } from '#cli/key-command.ts';
import { restoreCommand } from '#cli/restore-command.ts';

import { json } from './json-option.ts';
import { fail, print } from './print.ts';
import { sayLongStep } from './say-long-step.ts';
import { withMeans } from './with-means.ts';

/** The commands that keep what Tambour has: its master key, and backups of its database. */
export function addSafekeepingCommands(program: Command): void {
  program
    .command('key')
    .description('the master key, which seals the tokens of the accounts')
    .command('rotate')
    .description('replace the master key while Tambour runs; where it is cut off, run it again')
    .addOption(
      new Option('--begin', 'several machines: only put the next key into the file, to be copied').conflicts('finish'),
    )
    .option('--finish', 'several machines: go on, on each, once all of them have that file')
    .addOption(
      new Option('--keep-old <file>', 'a new file for the former key, which older backups need').conflicts('begin'),
    )
    .addOption(json)
    .action((options) =>
      withMeans(options, ({ store, keyPath: path }) => {
        const step = options.begin === true ? 'begin' : options.finish === true ? 'finish' : 'all';
        return rotateKeyCommand(store, { path, step, keepOld: options.keepOld ?? null });
      }),
    );

  program
    .command('backup')
    .description('back the database up into one new file, beside a running Tambour or without one')
    .option('--to <file>', 'the file, or a folder for it; left out: the folder "backups" of the data folder')
    .addOption(json)
    .action(async (options) => {
      const config = configOrWords(fail);
      if (config === null) return;
      print(options, await backupCommand(storagePlacesOf(config, sayLongStep), options.to ?? null));
    });
  program
    .command('restore <file>')
    .description('restore a backup into an empty database; nothing that was published goes out again')
    .addOption(json)
    .action(async (file, options) => {
      const config = configOrWords(fail);
      if (config === null) return;
      print(options, await restoreCommand(storagePlacesOf(config, sayLongStep), file));
    });
}
