import { type Command, Option } from 'commander';

import { storagePlacesOf } from '#app/storage-places-of.ts';
import { backupCommand } from '#cli/backup-command.ts';
import { configOrWords } from '#cli/config-or-words.ts';
import { rotateKeyCommand } from '#cli/key-command.ts';
import { restoreCommand } from '#cli/restore-command.ts';

import { json } from './json-option.ts';
import { fail, print } from './print.ts';
import { sayLongStep } from './say-long-step.ts';
import { withDeps } from './with-deps.ts';

/** Adds the command that replaces the master key. */
export function addKeyCommands(key: Command): void {
  key
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
      withDeps(options, ({ store, keyPath: path }) => {
        const step = options.begin === true ? 'begin' : options.finish === true ? 'finish' : 'all';
        return rotateKeyCommand(store, { path, step, keepOld: options.keepOld ?? null });
      }),
    );
}

/** Makes the command back up the database. */
export function addBackup(backup: Command): void {
  backup.action(async (options) => {
    const config = configOrWords(fail);
    if (config === null) return;
    print(options, await backupCommand(storagePlacesOf(config, sayLongStep), options.to ?? null));
  });
}

/** Makes the command restore a backup. */
export function addRestore(restore: Command): void {
  restore.action(async (file, options) => {
    const config = configOrWords(fail);
    if (config === null) return;
    print(options, await restoreCommand(storagePlacesOf(config, sayLongStep), file));
  });
}
